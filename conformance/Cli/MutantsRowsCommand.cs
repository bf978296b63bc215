using System.CommandLine;
using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Mutants;
using SdrsMock.Conformance.Reports;
using SdrsMock.Conformance.Scenarios;
using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Cli;

/// <summary><c>mutants rows [PATH...]</c>: which rows and checks could be removed without losing a mutant.</summary>
internal sealed class MutantsRowsCommand
{
    private readonly Func<CancellationToken, Task<IHostedMock>> _startMock;
    private readonly TextWriter _output;
    private readonly OutputContext _outputContext;
    private readonly FilterOptions _filter = new();
    private readonly MutantOptions _mutants = new();
    private readonly Argument<string[]> _paths = new("path")
    {
        Description = "Scenario files and folders (default: the folder scenarios/).",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public MutantsRowsCommand(Func<CancellationToken, Task<IHostedMock>> startMock, TextWriter output, OutputContext outputContext)
    {
        (_startMock, _output, _outputContext) = (startMock, output, outputContext);
        Command = new(
            "rows",
            "List the rows and checks of scenario files that could be removed, each on its own, without losing a mutant. A row may still "
            + "be worth its place: for its words, or for a constraint that it covers.")
        {
            _paths,
        };
        _mutants.AddNamesTo(Command);
        _filter.AddTo(Command);
        Command.SetAction(RunAsync);
    }

    public Command Command { get; }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var scenarios = _filter.Apply(parsed, ScenarioFile.LoadAll(ScenarioLocator.GetFiles(parsed.GetValue(_paths) ?? [])));
        await using var environment = MutantsRunCommand.CreateEnvironment(_startMock, null);
        var pool = await RunnerPool.CreateAsync(environment, environment.GetDefaultParallelism(scenarios.Count), cancellation);
        var all = Mutant.ReadAll(await pool.Runners[0].ReadMutantsAsync(cancellation));
        var mutants = _mutants.Select(parsed, [.. all.Where(mutant => !mutant.IsEvolution)]);
        if (await MutantsRunCommand.ObserveAsync(pool, scenarios, _output, cancellation) is not { } observed)
        {
            return ExitCodes.Failed;
        }

        var parts = await Progress.RunAsync(_outputContext.Terminal, observed.Count, progress =>
            new RedundancyFinder(pool, mutants) { Finished = () => progress.Advance() }.FindAsync(observed, cancellation));
        foreach (var part in parts)
        {
            var what = part.Check is { } check ? $"the check {check}" : "the row";
            await _output.WriteLineAsync(SafeText.ForConsole($"{part.File}:{part.Row}: {part.Scenario}: {part.Call}: {what}"));
        }

        var rows = parts.Count(part => part.Check is null);
        await _output.WriteLineAsync(
            $"{Pluralizer.Format(rows, "row", "rows")} and {Pluralizer.Format(parts.Count - rows, "check", "checks")} of " +
                $"{Pluralizer.Format(CountRows(observed), "row", "rows")} could each be removed without losing one of " +
                $"{Pluralizer.Format(mutants.Count, "mutant", "mutants")}");
        return ExitCodes.Conforms;
    }

    // A data-driven scenario has the same rows for each row of its table.
    private static int CountRows(IReadOnlyList<(ScenarioResult Result, MutantReach Reach)> observed) =>
        observed.SelectMany(item => item.Result.Scenario.Steps.Select(step => (item.Result.Scenario.File, step.Row))).Distinct().Count();
}
