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
    private readonly PlayOptions _play = new();
    private readonly TargetOptions _target = new();
    private readonly WriteOptions _writes = new();
    private readonly Argument<string[]> _paths = new("path") { Description = "Scenario files and folders (default: the folder scenarios/).", Arity = ArgumentArity.ZeroOrMore };
    private readonly ReportOptions _reports = new();
    private readonly Option<double?> _minimum = new("--min-coverage") { Description = "Fail below P per cent of the documented constraints.", HelpName = "P" };

    public RunCommand(Func<CancellationToken, Task<IHostedMock>> startMock, TextWriter output, Audience audience)
    {
        (_startMock, _output, _audience) = (startMock, output, audience);
        Command = new("run", "Play stories and judge the answers.") { _paths, _minimum };
        _reports.AddTo(Command);
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
        var (started, date) = (Stopwatch.GetTimestamp(), DateTimeOffset.UtcNow);
        var before = await venue.ReadCoverageAsync(cancellation);
        var results = await Progress.RunAsync(_audience.Terminal, stories.Count, progress =>
            _play.Hire(parsed, venue, stories.Count, progress).PlayAsync(stories, cancellation));

        var run = ReportBuilder.Of(new(results, venue.Words, Stopwatch.GetElapsedTime(started))
        {
            Started = date,
            Seed = venue.Seed ?? 1,
            Mock = (await venue.ReadCoverageAsync(cancellation))?.Since(before),
            MinimumCoverage = parsed.GetValue(_minimum),
            Secrets = [.. venue.Secrets],
        });
        var console = new ConsoleReport(_output, _audience.Colours);
        console.Write(run);
        _reports.Write(parsed, run, _audience, _output);
        if (venue.Seed is { } seed)
        {
            await _output.WriteLineAsync($"Seed {seed}");
        }

        if (venue.OpenLedger is { } ledger)
        {
            await _output.WriteLineAsync($"sdrs-conformance sweep {ledger} deletes what is left behind");
        }

        console.WriteVerdict(run);
        return ExitCodes.Of(run.Verdict);
    }

    private static IReadOnlyList<Scenario> Load(string[] paths) => ScenarioFile.LoadAll(ScenariosFolder.FilesOf(paths));
}
