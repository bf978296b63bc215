namespace SdrsMock.Conformance.Cli;

/// <summary>Plays, and plays again whenever a table has changed, until somebody ends it.</summary>
/// <param name="look">
/// Looks at the tables. Looking again and again works on network drives and in containers too, which tell of no changes.
/// </param>
/// <param name="time">How time passes between two looks.</param>
internal sealed class WatchLoop(Func<FileSnapshot> look, TimeProvider time)
{
    // Spreadsheets and editors save in several steps; what has been at rest for so long is whole.
    private static readonly TimeSpan s_pollInterval = TimeSpan.FromMilliseconds(300);

    /// <param name="play">Plays once, and is told what has changed: nothing the first time.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>What the last play that came to its end returned.</returns>
    public async Task<int> RunAsync(Func<IReadOnlyList<string>, CancellationToken, Task<int>> play, CancellationToken cancellation)
    {
        var (exit, seen, changed) = (ExitCodes.Conforms, look(), (IReadOnlyList<string>)[]);
        try
        {
            while (true)
            {
                exit = await play(changed, cancellation);
                (seen, changed) = await ChangeAsync(seen, cancellation);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return exit;
        }
    }

    private async Task<(FileSnapshot Seen, IReadOnlyList<string> Changed)> ChangeAsync(FileSnapshot played, CancellationToken cancellation)
    {
        for (var last = look(); ;)
        {
            await Task.Delay(s_pollInterval, time, cancellation);
            var now = look();
            if (now.ChangedSince(last).Count == 0 && now.ChangedSince(played) is { Count: > 0 } changed)
            {
                return (now, changed);
            }

            last = now;
        }
    }
}
