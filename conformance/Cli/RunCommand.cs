using System.CommandLine;
using System.Diagnostics;
using SdrsMock.Conformance.Play;
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
    private readonly Option<bool> _watch = new("--watch") { Description = "Play again whenever a table changes, until Ctrl-C." };
    private readonly Option<double?> _minimum = new("--min-coverage") { Description = "Fail below P per cent of the documented constraints.", HelpName = "P", CustomParser = Value.Percent };

    public RunCommand(Func<CancellationToken, Task<IHostedMock>> startMock, TextWriter output, Audience audience)
    {
        (_startMock, _output, _audience) = (startMock, output, audience);
        Command = new("run", "Play stories and judge the answers.") { _paths, _minimum, _watch };
        _reports.AddTo(Command);
        _target.AddTo(Command);
        _writes.AddTo(Command);
        _selection.AddTo(Command);
        _play.AddTo(Command);
        Command.SetAction(RunAsync);
    }

    public Command Command { get; }

    private Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        _reports.Verify(parsed);
        return parsed.GetValue(_watch) ? WatchAsync(parsed, cancellation) : PlayAsync(parsed, cancellation);
    }

    private Task<int> WatchAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var paths = parsed.GetValue(_paths) is { Length: > 0 } given ? given : [ScenariosFolder.Find()];
        return new Watch(() => TablesSeen.At(paths), TimeProvider.System).RunAsync(PlayAgainAsync, cancellation);

        async Task<int> PlayAgainAsync(IReadOnlyList<string> changed, CancellationToken stop)
        {
            if (changed.Count > 0)
            {
                _audience.Terminal?.Clear(home: true);
                await _output.WriteLineAsync($"{Shortened.List(changed, 3)} changed");
                await _output.WriteLineAsync();
            }

            var exit = await PlayOrComplainAsync(parsed, stop);
            await _output.WriteLineAsync($"Watching {Number.Of(TablesSeen.At(paths).Count, "table", "tables")}; Ctrl-C ends");
            await _output.FlushAsync(stop);
            return exit;
        }
    }

    // Half-typed tables and a target that is away for a while are what somebody who watches works on.
    private async Task<int> PlayOrComplainAsync(ParseResult parsed, CancellationToken cancellation)
    {
        try
        {
            return await PlayAsync(parsed, cancellation);
        }
        catch (Exception wrong) when (!cancellation.IsCancellationRequested && Complaint.Of(wrong) is not null)
        {
            await _output.WriteLineAsync(_audience.Colours.Bad(Complaint.Of(wrong)!.Sentence));
            return Complaint.Of(wrong)!.ExitCode;
        }
    }

    private async Task<int> PlayAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var stories = _play.Arrange(parsed, _selection.Choose(parsed, Load(parsed.GetValue(_paths) ?? [])));
        await using var venue = await _target.OpenAsync(parsed, target => _writes.Permit(parsed, target), _play.Seed(parsed), _startMock, cancellation);
        var (started, date) = (Stopwatch.GetTimestamp(), DateTimeOffset.UtcNow);
        var before = await venue.ReadCoverageAsync(cancellation);
        var results = await PlayAsync(parsed, venue, stories, cancellation);
        var run = ReportBuilder.Of(new(results, venue.Words, Stopwatch.GetElapsedTime(started))
        {
            LeftBehind = await venue.GiveBackAsync(),
            Started = date,
            Seed = venue.Seed ?? 1,
            Mock = (await venue.ReadCoverageAsync(cancellation))?.Since(before),
            MinimumCoverage = parsed.GetValue(_minimum),
            Secrets = [.. venue.Secrets],
        });
        var console = new ConsoleReport(_output, _audience.Colours);
        console.Write(run);
        var unwritten = _reports.Write(parsed, run, _audience, _output);
        if (venue.Seed is { } seed)
        {
            await _output.WriteLineAsync($"Seed {seed}");
        }

        await TellOfLedgerAsync(venue);
        console.WriteVerdict(run);
        return unwritten.Count > 0 ? throw new UsageException(string.Join("; ", unwritten)) : ExitCodes.Of(run.Verdict);
    }

    private async Task<IReadOnlyList<ScenarioResult>> PlayAsync(ParseResult parsed, Venue venue, IReadOnlyList<Scenario> stories, CancellationToken cancellation)
    {
        try
        {
            return await Progress.RunAsync(_audience.Terminal, stories.Count, progress => _play.Hire(parsed, venue, stories.Count, progress).PlayAsync(stories, cancellation));
        }
        catch
        {
            foreach (var line in await venue.GiveBackAsync())
            {
                await _output.WriteLineAsync($"Left behind: {line}");
            }

            await TellOfLedgerAsync(venue);
            throw;
        }
    }

    private async Task TellOfLedgerAsync(Venue venue)
    {
        if (venue.OpenLedger is { } ledger)
        {
            await _output.WriteLineAsync($"sdrs-conformance sweep {ledger} deletes what is left behind");
        }
    }

    private static IReadOnlyList<Scenario> Load(string[] paths) => ScenarioFile.LoadAll(ScenariosFolder.FilesOf(paths));
}
