using System.CommandLine;
using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Cli;

/// <summary><c>sweep LEDGER</c>: deletes what a run that was killed left on a real service, and nothing else.</summary>
internal sealed class SweepCommand
{
    private readonly TextWriter _output;
    private readonly TargetOptions _target = new();
    private readonly Argument<string> _file = new("ledger") { Description = "The clean-up ledger that the run wrote." };

    public SweepCommand(TextWriter output)
    {
        _output = output;
        Command = new("sweep", "Delete what a killed run left behind, going by its ledger.") { _file };
        _target.AddTo(Command);
        Command.SetAction(RunAsync);
    }

    public Command Command { get; }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        using var cleanupLog = Read(parsed.GetValue(_file)!);
        var target = _target.Read(parsed, cleanupLog.Url);
        if (target.Url != cleanupLog.Url)
        {
            throw new UsageException($"the ledger is about {cleanupLog.Url}, not about {target.Url}");
        }

        var entries = cleanupLog.Open;
        if (entries.Count == 0)
        {
            await _output.WriteLineAsync("Nothing is left: the ledger has no open line");
            return ExitCodes.Conforms;
        }

        // Whatever it is, the run that wrote the ledger took it for a real service.
        using var endpoint = await TargetConnection.ConnectAsync(
            target with { Mock = false, Project = target.Project ?? cleanupLog.Project }, TimeProvider.System, cancellation);
        var left = await new ResourceCleanup(
            endpoint, new RealClockWait(TimeProvider.System, target.PollInterval), cleanupLog)
            .RunAsync(entries, cancellation);
        foreach (var line in left)
        {
            await _output.WriteLineAsync($"Left behind: {line}");
        }

        await _output.WriteLineAsync(
            left.Count == 0
                ? $"Nothing is left of {entries.Count} {(entries.Count == 1 ? "entry" : "entries")}"
                : "CLEAN-UP INCOMPLETE: run sweep again once the reasons are gone");
        return left.Count == 0 ? ExitCodes.Conforms : ExitCodes.CleanUp;
    }

    private static CleanupLog Read(string path)
    {
        try
        {
            return File.Exists(path) ? CleanupLog.Read(path) : throw new UsageException($"there is no ledger '{path}'");
        }
        catch (FormatException exception)
        {
            throw new UsageException(exception.Message);
        }
    }
}
