using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Reports;
using SdrsMock.Conformance.Scenarios;
using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Cli;

/// <summary><c>run [PATH...]</c>: runs scenarios and reports the results.</summary>
internal sealed class RunCommand
{
    private readonly Func<CancellationToken, Task<IHostedMock>> _startMock;
    private readonly TextWriter _output;
    private readonly OutputContext _outputContext;
    private readonly FilterOptions _filter = new();
    private readonly ExecutionOptions _execution = new();
    private readonly TargetOptions _target = new();
    private readonly WriteGuardOptions _writeGuard = new();
    private readonly Argument<string[]> _paths = new("path")
    {
        Description = "Scenario files and folders (default: the folder scenarios/).",
        Arity = ArgumentArity.ZeroOrMore,
    };
    private readonly ReportOptions _reports = new();
    private readonly Option<bool> _watch = new("--watch") { Description = "Run again when a scenario file changes, until Ctrl-C." };
    private readonly Option<double?> _minimum = CreateMinimumCoverage();
    private readonly Option<bool> _allowEmpty = EmptyOption.Create();

    public RunCommand(Func<CancellationToken, Task<IHostedMock>> startMock, TextWriter output, OutputContext outputContext)
    {
        (_startMock, _output, _outputContext) = (startMock, output, outputContext);
        Command = new("run", "Run scenarios and check the responses.") { _paths, _minimum, _watch, _allowEmpty };
        _reports.AddTo(Command);
        _target.AddTo(Command);
        _writeGuard.AddTo(Command);
        _filter.AddTo(Command);
        _execution.AddTo(Command);
        Command.SetAction(RunAsync);
    }

    public Command Command { get; }

    public static Option<double?> CreateMinimumCoverage() => new("--min-coverage")
    {
        Description = "Fail if fewer than P per cent of the documented constraints are covered.",
        HelpName = "P",
        CustomParser = OptionParsers.Percent,
    };

    private Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        _reports.Verify(parsed);
        return parsed.GetValue(_watch) ? WatchAsync(parsed, cancellation) : RunScenariosAsync(parsed, cancellation);
    }

    private Task<int> WatchAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var paths = parsed.GetValue(_paths) is { Length: > 0 } typed ? typed : [ScenarioLocator.Find()];
        return new WatchLoop(() => FileSnapshot.At(paths), TimeProvider.System).RunAsync(RunAgainAsync, cancellation);

        async Task<int> RunAgainAsync(IReadOnlyList<string> changed, CancellationToken token)
        {
            if (changed.Count > 0)
            {
                _outputContext.Terminal?.Clear(home: true);
                await _output.WriteLineAsync($"{SafeText.ForLine(TextTruncation.List(changed, 3))} changed");
                await _output.WriteLineAsync();
            }

            var exit = await RunOrReportErrorAsync(parsed, token);
            await _output.WriteLineAsync(
                $"Watching {Pluralizer.Format(FileSnapshot.At(paths).Count, "scenario file", "scenario files")}; press Ctrl-C to end");
            await _output.FlushAsync(token);
            return exit;
        }
    }

    // While watching, an incomplete file or an unreachable target is reported and the watch continues.
    private async Task<int> RunOrReportErrorAsync(ParseResult parsed, CancellationToken cancellation)
    {
        try
        {
            return await RunScenariosAsync(parsed, cancellation);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested && CommandError.FromException(exception) is not null)
        {
            await _output.WriteLineAsync(_outputContext.Styles.Bad(CommandError.FromException(exception)!.Message));
            return CommandError.FromException(exception)!.ExitCode;
        }
    }

    private async Task<int> RunScenariosAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var paths = parsed.GetValue(_paths) ?? [];
        ScenarioLocator.WriteNotes(paths, _output);
        var all = Load(paths);
        var suite = _filter.Apply(parsed, all, parsed.GetValue(_allowEmpty));
        var scenarios = _execution.Order(parsed, suite);
        var shard = _execution.Shard(parsed);
        await using var environment = await _target.OpenAsync(
            parsed, target => _writeGuard.ApplyTo(parsed, target), _execution.Seed(parsed), _startMock, cancellation);
        var (started, date) = (Stopwatch.GetTimestamp(), DateTimeOffset.UtcNow);
        var before = await environment.ReadCoverageAsync(cancellation);
        var results = await RunScenariosAsync(parsed, environment, scenarios, cancellation);
        var run = _reports.Describe(parsed, ReportBuilder.Build(new(results, environment.DisplayName, Stopwatch.GetElapsedTime(started))
        {
            LeftBehind = await environment.RestoreAsync(),
            Started = date,
            Seed = environment.Seed ?? 1,
            Mock = (await environment.ReadCoverageAsync(cancellation))?.Since(before),
            MinimumCoverage = shard is null ? parsed.GetValue(_minimum) : null,
            RequiresAll = shard is null && suite.Count == all.Count && environment is EmbeddedEnvironment
                && ScenarioLocator.AreBuiltIn(paths) ? true : null,
            Secrets = [.. environment.Secrets],
            IsEmbedded = environment is EmbeddedEnvironment,
            Edition = environment.MockInfo?.Edition,
            TargetVersion = environment.MockInfo?.Version,
            Mutant = environment.MockInfo?.Mutant,
            Suite = SuiteFingerprint.Compute(suite),
            Shard = shard,
        }));
        var console = new ConsoleReport(_output, _outputContext.Styles);
        console.Write(run);
        var unwrittenReports = _reports.Write(parsed, run, _outputContext, _output);
        if (environment.Seed is { } seed)
        {
            await _output.WriteLineAsync($"Seed {seed}");
        }

        await ReportCleanupLogAsync(environment);
        if (shard is not null && parsed.GetValue(_minimum) is { } minimum)
        {
            await _output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"--min-coverage is not applied to a part of the scenarios, --shard {shard}. Write a report of each part with --json, " +
                    $"then apply it to the sum: sdrs-conformance report merge A.json B.json --min-coverage {minimum}"));
        }

        console.WriteVerdict(run);
        return unwrittenReports.Count > 0
            ? throw new UsageException(string.Join("; ", unwrittenReports))
            : ExitCodes.FromVerdict(run.Verdict, parsed.GetValue(_allowEmpty));
    }

    private async Task<IReadOnlyList<ScenarioResult>> RunScenariosAsync(
        ParseResult parsed, ExecutionEnvironment environment, IReadOnlyList<Scenario> scenarios, CancellationToken cancellation)
    {
        try
        {
            return await Progress.RunAsync(
                _outputContext.Terminal, scenarios.Count,
                progress => _execution.CreateRunners(parsed, environment, scenarios.Count, progress).RunAsync(scenarios, cancellation));
        }
        catch
        {
            foreach (var line in await environment.RestoreAsync())
            {
                await _output.WriteLineAsync($"Left behind: {SafeText.ForConsole(line)}");
            }

            await ReportCleanupLogAsync(environment);
            throw;
        }
    }

    private async Task ReportCleanupLogAsync(ExecutionEnvironment environment)
    {
        if (environment.OpenCleanupLog is { } log)
        {
            await _output.WriteLineAsync(
                $"To delete the resources that are left behind: sdrs-conformance sweep {log}, with the options that name the target");
        }
    }

    private static IReadOnlyList<Scenario> Load(string[] paths) => ScenarioFile.LoadAll(ScenarioLocator.GetFiles(paths));
}
