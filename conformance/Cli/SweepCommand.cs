using System.CommandLine;
using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Reports;
using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Cli;

/// <summary><c>sweep LOG</c>: deletes the resources that a killed run left on a real service, and nothing else.</summary>
internal sealed class SweepCommand
{
    private readonly TextWriter _output;
    private readonly TargetOptions _target = new();
    private readonly Argument<string> _file = new("log") { Description = "The clean-up log that the run wrote." };

    public SweepCommand(TextWriter output)
    {
        _output = output;
        Command = new("sweep", "Delete the resources of a killed run that are in its clean-up log.") { _file };
        _target.AddTo(Command);
        Command.SetAction(RunAsync);
    }

    public Command Command { get; }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        using var cleanupLog = Read(parsed.GetValue(_file)!);
        var entries = cleanupLog.Open;
        if (entries.Count == 0)
        {
            await _output.WriteLineAsync("Nothing is left: the clean-up log has no open entries.");
            return ExitCodes.Conforms;
        }

        // The log may have been edited, so it decides neither where requests go nor in which project they delete.
        var target = _target.Read(parsed);
        if (target.Url != cleanupLog.Url)
        {
            throw new UsageException($"the clean-up log belongs to {cleanupLog.Url}, not to {target.Url}; name the target of the log");
        }

        // The run wrote the log for a real service, so the target is not treated as a mock.
        using var endpoint = await TargetConnection.ConnectAsync(target with { Mock = false }, TimeProvider.System, cancellation);
        VerifyProjects(endpoint.Target, entries);
        var left = await new ResourceCleanup(
            endpoint, new RealClockWait(TimeProvider.System, target.PollInterval), cleanupLog)
            .RunAsync(entries, cancellation);
        foreach (var line in left)
        {
            await _output.WriteLineAsync($"Left behind: {SafeText.ForConsole(line)}");
        }

        await _output.WriteLineAsync(
            left.Count == 0
                ? $"Nothing is left of {entries.Count} {(entries.Count == 1 ? "entry" : "entries")}."
                : "CLEAN-UP INCOMPLETE: remove the reasons above and run sweep again.");
        return left.Count == 0 ? ExitCodes.Conforms : ExitCodes.CleanUp;
    }

    private static void VerifyProjects(Target target, IReadOnlyList<CleanupLogEntry> entries)
    {
        if (entries.FirstOrDefault(entry => !WriteGuard.GetWritableProjects(target).Contains(entry.Project)) is { } foreign)
        {
            throw new UsageException(
                $"the clean-up log lists a {foreign.Kind} in project {foreign.Project}, which neither --project nor the target file names; "
                + "name the project if the entry is right");
        }
    }

    private static CleanupLog Read(string path)
    {
        try
        {
            return File.Exists(path) ? CleanupLog.Read(path) : throw new UsageException($"there is no clean-up log '{path}'");
        }
        catch (FormatException exception)
        {
            throw new UsageException(exception.Message);
        }
    }
}
