using System.CommandLine;
using System.Diagnostics;
using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Mutants;
using SdrsMock.Conformance.Mutants.Reports;
using SdrsMock.Conformance.Reports;
using SdrsMock.Conformance.Scenarios;
using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Cli;

/// <summary><c>mutants run [PATH...]</c>: which bugs of the service the scenarios would notice.</summary>
internal sealed class MutantsRunCommand
{
    // The environment replaces it by the address of each embedded mock.
    private static readonly Uri s_replaced = new("http://127.0.0.1");

    private readonly Func<CancellationToken, Task<IHostedMock>> _startMock;
    private readonly TextWriter _output;
    private readonly OutputContext _outputContext;
    private readonly FilterOptions _filter = new();
    private readonly MutantOptions _mutants = new();
    private readonly MutantReportOptions _reports = new();
    private readonly Argument<string[]> _paths = new("path")
    {
        Description = "Scenario files and folders (default: the folder scenarios/).",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public MutantsRunCommand(Func<CancellationToken, Task<IHostedMock>> startMock, TextWriter output, OutputContext outputContext)
    {
        (_startMock, _output, _outputContext) = (startMock, output, outputContext);
        Command = new("run", "Run the scenarios against each mutant that they reach, and say which none of them notices.") { _paths };
        _mutants.AddTo(Command);
        _filter.AddTo(Command);
        _reports.AddTo(Command);
        Command.SetAction(RunAsync);
    }

    public Command Command { get; }

    /// <summary>Mocks inside this process.</summary>
    public static EmbeddedEnvironment CreateEnvironment(Func<CancellationToken, Task<IHostedMock>> startMock, long? seed) =>
        new(startMock, new() { Url = s_replaced }, seed);

    /// <summary>Runs the scenarios against the unchanged mock. Writes why nothing can be said, and returns null, if one fails.</summary>
    public static async Task<IReadOnlyList<(ScenarioResult Result, MutantReach Reach)>?> ObserveAsync(
        RunnerPool pool, IReadOnlyList<Scenario> scenarios, TextWriter output, CancellationToken cancellation)
    {
        var observed = await MutantRunner.ObserveAsync(pool, scenarios, cancellation);
        foreach (var (result, _) in observed)
        {
            if (MutantRunner.FindFailedStep(result) is { } failed)
            {
                await output.WriteLineAsync(SafeText.ForConsole(
                    $"{MutantRunner.Locate(result.Scenario, failed.Step)}: '{result.Scenario.Name}' fails against the unchanged mock, so " +
                        $"that nothing can be said; make it pass first. {failed.Failures.FirstOrDefault("")}".TrimEnd()));
                return null;
            }
        }

        return [.. observed.Where(item => item.Result.Outcome is Outcome.Passed)];
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        _reports.Verify(parsed);
        _mutants.Verify(parsed);
        var paths = parsed.GetValue(_paths) ?? [];
        var scenarios = _filter.Apply(parsed, ScenarioFile.LoadAll(ScenarioLocator.GetFiles(paths)));
        var (started, date) = (Stopwatch.GetTimestamp(), DateTimeOffset.UtcNow);
        await using var environment = CreateEnvironment(_startMock, _mutants.Seed(parsed));
        var pool = await RunnerPool.CreateAsync(environment, environment.GetDefaultParallelism(scenarios.Count), cancellation);
        var all = Mutant.ReadAll(await pool.Runners[0].ReadMutantsAsync(cancellation));
        var known = _mutants.ReadKnown(parsed, all, _output);
        var mutants = _mutants.Select(parsed, all);
        using var file = _mutants.OpenProgress(parsed, $"run {SuiteFingerprint.Compute(scenarios)}");
        if (await ObserveAsync(pool, scenarios, _output, cancellation) is not { } observed)
        {
            return ExitCodes.Failed;
        }

        var runner = new MutantRunner(new(observed));
        var results = await Progress.RunAsync(_outputContext.Terminal, mutants.Count, progress =>
            new MutantLoop(known) { Budget = _mutants.Budget(parsed), File = file, Finished = result => Show(progress, result) }
                .RunAsync(mutants, pool.Runners, runner.Decide, runner.RunAsync, cancellation));
        var builtIn = ScenarioLocator.AreBuiltIn(paths) ? [] : ScenarioLocator.LoadBuiltIn();
        var witnesses = await new WitnessFinder(environment, builtIn).FindAsync(results, cancellation);
        var subject = paths is [] ? ScenarioLocator.Find() : string.Join(' ', paths);
        var report = MutantReportBuilder.Build(
            results, witnesses,
            _mutants.Describe(
                parsed, MutantReportBuilder.Empty(subject, "scenarios", date, Stopwatch.GetElapsedTime(started)),
                mutants.Count - results.Count));
        return Finish(parsed, report, _reports, _output);
    }

    /// <summary>Shows the end of a mutant in the progress bar.</summary>
    public static void Show(Progress progress, MutantResult result) => progress.Advance(
        result.Outcome is MutantOutcome.Unnoticed && !result.Mutant.IsEvolution ? "unnoticed" : null, result.Mutant.Id);

    /// <summary>Writes the console report, the files and the score.</summary>
    public static int Finish(ParseResult parsed, MutantRunReport report, MutantReportOptions reports, TextWriter output)
    {
        var console = new MutantConsoleReport(output, report);
        console.Write();
        reports.Write(parsed, report, output);
        console.WriteVerdict();
        return report.IsEnough ? ExitCodes.Conforms : ExitCodes.Failed;
    }
}
