namespace SdrsMock.Conformance.Cli;

/// <summary>Runs, and runs again when a scenario file has changed, until it is cancelled.</summary>
/// <param name="takeSnapshot">
/// Takes a snapshot of the scenario files. Polling also works on network drives and in containers, which report no changes.
/// </param>
/// <param name="time">Time provider for the polling.</param>
internal sealed class WatchLoop(Func<FileSnapshot> takeSnapshot, TimeProvider time)
{
    // Spreadsheets and editors save in several steps; a file that is unchanged for this long is complete.
    private static readonly TimeSpan s_pollInterval = TimeSpan.FromMilliseconds(300);

    /// <param name="run">Runs once. Its argument contains the changed files, none for the first run.</param>
    /// <param name="cancellation">Ends the loop.</param>
    /// <returns>The result of the last completed run.</returns>
    public async Task<int> RunAsync(Func<IReadOnlyList<string>, CancellationToken, Task<int>> run, CancellationToken cancellation)
    {
        var (exit, snapshot, changed) = (ExitCodes.Conforms, takeSnapshot(), (IReadOnlyList<string>)[]);
        try
        {
            while (true)
            {
                exit = await run(changed, cancellation);
                (snapshot, changed) = await WaitForChangeAsync(snapshot, cancellation);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return exit;
        }
    }

    private async Task<(FileSnapshot Snapshot, IReadOnlyList<string> Changed)> WaitForChangeAsync(
        FileSnapshot previous, CancellationToken cancellation)
    {
        for (var last = takeSnapshot(); ;)
        {
            await Task.Delay(s_pollInterval, time, cancellation);
            var now = takeSnapshot();
            if (now.ChangedSince(last).Count == 0 && now.ChangedSince(previous) is { Count: > 0 } changed)
            {
                return (now, changed);
            }

            last = now;
        }
    }
}
