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
    private readonly TargetOptions _target = new();
    private readonly Argument<string[]> _paths = new("path") { Description = "Scenario files and folders (default: the folder scenarios/).", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<FileInfo?> _junit = new("--junit") { Description = "Write a JUnit report.", HelpName = "file" };
    private readonly Option<double?> _minimum = new("--min-coverage") { Description = "Fail below P per cent of the enforceable constraints.", HelpName = "P" };
    private readonly Option<bool> _failFast = new("--fail-fast") { Description = "Stop after the first story that does not pass." };
    private readonly Option<long> _seed = new("--seed") { Description = "What made-up values come from; the same seed repeats a run.", DefaultValueFactory = _ => 1 };

    public RunCommand(Func<CancellationToken, Task<IHostedMock>> startMock, TextWriter output)
    {
        (_startMock, _output) = (startMock, output);
        Command = new("run", "Play stories and judge the answers.") { _paths, _junit, _minimum, _failFast, _seed };
        _target.AddTo(Command);
        _selection.AddTo(Command);
        Command.SetAction(RunAsync);
    }

    public Command Command { get; }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var stories = _selection.Choose(parsed, Load(parsed.GetValue(_paths) ?? []));
        await using var embedded = parsed.GetValue(_target.Endpoint) is null ? await _startMock(cancellation) : null;
        var target = _target.Read(parsed, embedded?.Url);
        using var runner = await Runner.ConnectAsync(target, parsed.GetValue(_seed), cancellationToken: cancellation);

        var started = Stopwatch.GetTimestamp();
        var results = new List<ScenarioResult>();
        foreach (var story in stories)
        {
            var result = await runner.PlayAsync(story, cancellation);
            results.Add(result);
            if (parsed.GetValue(_failFast) && result.Outcome is Outcome.Failed or Outcome.Broken)
            {
                break;
            }
        }

        var words = embedded is not null ? "an embedded mock" : runner.OnMock ? $"the mock at {target.Url}" : $"{target.Url}";
        var run = new RunResult(results, words, Stopwatch.GetElapsedTime(started));
        if (parsed.GetValue(_junit) is { } junit)
        {
            junit.Directory?.Create();
            await using var file = junit.Create();
            JUnitReport.Write(run, file);
        }

        new ConsoleReport(_output).Write(run);
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
