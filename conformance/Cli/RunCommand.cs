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
    private readonly Audience _audience;
    private readonly SelectionOptions _selection = new();
    private readonly TargetOptions _target = new();
    private readonly Argument<string[]> _paths = new("path") { Description = "Scenario files and folders (default: the folder scenarios/).", Arity = ArgumentArity.ZeroOrMore };
    private readonly ReportOptions _reports = new();
    private readonly Option<double?> _minimum = new("--min-coverage") { Description = "Fail below P per cent of the documented constraints.", HelpName = "P" };
    private readonly Option<bool> _failFast = new("--fail-fast") { Description = "Stop after the first story that does not pass." };
    private readonly Option<long> _seed = new("--seed") { Description = "What made-up values come from; the same seed repeats a run.", DefaultValueFactory = _ => 1 };

    public RunCommand(Func<CancellationToken, Task<IHostedMock>> startMock, TextWriter output, Audience audience)
    {
        (_startMock, _output, _audience) = (startMock, output, audience);
        Command = new("run", "Play stories and judge the answers.") { _paths, _minimum, _failFast, _seed };
        _reports.AddTo(Command);
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

        var (started, date) = (Stopwatch.GetTimestamp(), DateTimeOffset.UtcNow);
        var before = await runner.ReadCoverageAsync(cancellation);
        var failFast = parsed.GetValue(_failFast);
        var results = await Progress.RunAsync(_audience.Terminal, stories.Count, progress => PlayAsync(runner, stories, failFast, progress, cancellation));

        var words = embedded is not null ? "an embedded mock" : runner.OnMock ? $"the mock at {target.Url}" : $"{target.Url}";
        var run = ReportBuilder.Of(new(results, words, Stopwatch.GetElapsedTime(started))
        {
            Started = date,
            Seed = parsed.GetValue(_seed),
            Mock = (await runner.ReadCoverageAsync(cancellation))?.Since(before),
            MinimumCoverage = parsed.GetValue(_minimum),
            Secrets = [target.Token, target.AdminToken],
        });
        var console = new ConsoleReport(_output, _audience.Colours);
        console.Write(run);
        _reports.Write(parsed, run, _audience, _output);
        console.WriteVerdict(run);
        return ExitCodes.Of(run.Verdict);
    }

    private static async Task<List<ScenarioResult>> PlayAsync(Runner runner, IReadOnlyList<Scenario> stories, bool failFast, Progress progress, CancellationToken cancellation)
    {
        var results = new List<ScenarioResult>();
        foreach (var story in stories)
        {
            progress.Started(story);
            var result = await runner.PlayAsync(story, cancellation);
            progress.Finished(result);
            results.Add(result);
            if (failFast && result.Outcome is Outcome.Failed or Outcome.Broken)
            {
                break;
            }
        }

        return results;
    }

    private static IReadOnlyList<Scenario> Load(string[] paths) => ScenarioFile.LoadAll(ScenariosFolder.FilesOf(paths));
}
