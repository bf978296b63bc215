using System.CommandLine;
using System.Diagnostics;
using SdrsMock.Conformance.Reports;
using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Cli;

/// <summary><c>run [PATH...]</c>: plays stories and says how they went.</summary>
internal sealed class RunCommand
{
    private readonly Func<CancellationToken, Task<IHostedMock>> _startMock;
    private readonly TextWriter _output;
    private readonly SelectionOptions _selection = new();
    private readonly PlayOptions _play = new();
    private readonly TargetOptions _target = new();
    private readonly WriteOptions _writes = new();
    private readonly Argument<string[]> _paths = new("path") { Description = "Scenario files and folders (default: the folder scenarios/).", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<FileInfo?> _junit = new("--junit") { Description = "Write a JUnit report.", HelpName = "file" };
    private readonly Option<double?> _minimum = new("--min-coverage") { Description = "Fail below P per cent of the enforceable constraints.", HelpName = "P" };

    public RunCommand(Func<CancellationToken, Task<IHostedMock>> startMock, TextWriter output)
    {
        (_startMock, _output) = (startMock, output);
        Command = new("run", "Play stories and judge the answers.") { _paths, _junit, _minimum };
        _target.AddTo(Command);
        _writes.AddTo(Command);
        _selection.AddTo(Command);
        _play.AddTo(Command);
        Command.SetAction(RunAsync);
    }

    public Command Command { get; }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var stories = _play.Arrange(parsed, _selection.Choose(parsed, Load(parsed.GetValue(_paths) ?? [])));
        await using var venue = await _target.OpenAsync(parsed, target => _writes.Permit(parsed, target), _play.Seed(parsed), _startMock, cancellation);
        if (venue.Seed is { } seed)
        {
            await _output.WriteLineAsync($"Seed {seed}");
        }

        var started = Stopwatch.GetTimestamp();
        var results = await _play.Hire(parsed, venue, stories.Count).PlayAsync(stories, cancellation);
        var run = new RunResult(results, venue.Words, Stopwatch.GetElapsedTime(started));
        if (parsed.GetValue(_junit) is { } junit)
        {
            junit.Directory?.Create();
            await using var file = junit.Create();
            JUnitReport.Write(run, file);
        }

        new ConsoleReport(_output).Write(run);
        if (venue.OpenLedger is { } ledger)
        {
            await _output.WriteLineAsync($"sdrs-conformance sweep {ledger} deletes what is left behind");
        }

        return ExitCodeOf(run, parsed.GetValue(_minimum));
    }

    private int ExitCodeOf(RunResult run, double? minimum)
    {
        if (run.Count(Outcome.Failed) > 0)
        {
            return ExitCodes.Failed;
        }

        if (run.Count(Outcome.Broken) > 0)
        {
            return ExitCodes.Table;
        }

        if (run.Coverage.Percent < minimum)
        {
            _output.WriteLine(FormattableString.Invariant($"Coverage of {run.Coverage.Percent:0.0} % is below the {minimum} % asked for"));
            return ExitCodes.Failed;
        }

        return run.LeftBehind.Count > 0 ? ExitCodes.CleanUp : ExitCodes.Conforms;
    }

    private static IReadOnlyList<Scenario> Load(string[] paths) => ScenarioFile.LoadAll(paths is [] ? [ScenariosFolder.Find()] : paths);
}
