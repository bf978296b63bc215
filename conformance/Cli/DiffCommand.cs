using System.CommandLine;
using SdrsMock.Conformance.Diff;
using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Reports;
using SdrsMock.Conformance.Scenarios;
using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Cli;

/// <summary><c>diff --left A --right B</c>: runs the same scenarios on two targets and compares the responses.</summary>
internal sealed class DiffCommand
{
    private const string Embedded = "embedded";

    private readonly Func<CancellationToken, Task<IHostedMock>> _startMock;
    private readonly TextWriter _output;
    private readonly AuthOptions _auth = new();
    private readonly WriteGuardOptions _writeGuard = new();
    private readonly FilterOptions _filter = new();
    private readonly Argument<string[]> _paths = new("path")
    {
        Description = "Scenario files and folders (default: the folder scenarios/).",
        Arity = ArgumentArity.ZeroOrMore,
    };
    private readonly Option<string> _left = new("--left")
    {
        Description = "A URL, a target file, a report of run --json, or 'embedded'.",
        HelpName = "side",
        Required = true,
    };
    private readonly Option<string> _right = new("--right")
    {
        Description = "The other side: a URL, a target file, a report of run --json, or 'embedded'.",
        HelpName = "side",
        Required = true,
    };
    private readonly ProjectOption _project = new("The project on targets given by URL (SDRS_PROJECT).");
    private readonly Option<string?> _known = new("--known")
    {
        Description = "A CSV file of known differences: scenario,call,path,reason,until.",
        HelpName = "file",
    };

    public DiffCommand(Func<CancellationToken, Task<IHostedMock>> startMock, TextWriter output)
    {
        (_startMock, _output) = (startMock, output);
        Command = new(
            "diff", "Run the same scenarios on two targets and compare the responses.") { _paths, _left, _right, _known, _project.Option };
        _auth.AddTo(Command);
        _writeGuard.AddTo(Command);
        _filter.AddTo(Command);
        Command.SetAction(RunAsync);
    }

    public Command Command { get; }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var paths = parsed.GetValue(_paths) is { Length: > 0 } typed ? typed : [ScenarioLocator.Find()];
        var scenarios = _filter.Apply(parsed, ScenarioFile.LoadAll(paths));
        var known = parsed.GetValue(_known) is { } file ? KnownDifferences.Read(file) : [];
        await using var left = await OpenAsync(parsed, parsed.GetValue(_left)!, "-left", cancellation);
        await using var right = await OpenAsync(parsed, parsed.GetValue(_right)!, "-right", cancellation);
        var comparison = new Comparison(left, right, known, DateOnly.FromDateTime(DateTime.UtcNow), _output);
        foreach (var scenario in scenarios)
        {
            await comparison.RunAsync(scenario, cancellation);
        }

        // In reverse order: if both sides use one project, the left side holds its original state.
        comparison.LeftBehind.AddRange([.. await right.RestoreAsync(), .. await left.RestoreAsync()]);
        foreach (var line in comparison.LeftBehind)
        {
            await _output.WriteLineAsync($"Left behind: {SafeText.ForConsole(line)}");
        }

        await _output.WriteLineAsync(SafeText.ForConsole(comparison.Summary));
        if (comparison.Drift)
        {
            return ExitCodes.DriftFound;
        }

        return comparison.LeftBehind.Count > 0 ? ExitCodes.CleanUp : ExitCodes.Conforms;
    }

    private async Task<IDiffSource> OpenAsync(ParseResult parsed, string side, string label, CancellationToken cancellation)
    {
        if (side == Embedded)
        {
            var environment = new EmbeddedEnvironment(_startMock, new() { Url = new("http://127.0.0.1"), SideName = label }, null);
            return new LiveSource(environment, await environment.CreateRunnerAsync(cancellation));
        }

        if (ReadTarget(parsed, side) is not { } target)
        {
            return FindReport(side);
        }

        // Both sides use the same seed, so that generated values are equal.
        var permitted = _writeGuard.ApplyTo(parsed, target) with { SideName = label };
        var runner = await ScenarioRunner.ConnectAsync(permitted, cancellationToken: cancellation);
        return new LiveSource(new RemoteEnvironment(runner, permitted.Url, 1), runner);
    }

    private Target? ReadTarget(ParseResult parsed, string side)
    {
        if (TargetFile.ReadUrl(side) is { } url)
        {
            return _project.Apply(parsed, _auth.Apply(parsed, new() { Url = url }));
        }

        if (!File.Exists(side))
        {
            throw new UsageException($"'{side}' is invalid; use a URL, a file, or embedded");
        }

        try
        {
            return TargetFile.IsTargetFile(side) ? _auth.Apply(parsed, TargetFile.Read(side)) : null;
        }
        catch (FormatException exception)
        {
            throw new UsageException(exception.Message);
        }
    }

    private static RecordedSource FindReport(string path)
    {
        try
        {
            return new(path);
        }
        catch (FormatException exception)
        {
            throw new UsageException(exception.Message);
        }
    }
}
