using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Mutants;

/// <summary>Runs the scenarios that reach a mutant against a mock with this mutant, until one fails. Thread-safe.</summary>
/// <param name="reach">Which scenarios reach a mutant.</param>
internal sealed class MutantRunner(ScenarioReach reach)
{
    /// <summary>Runs all scenarios against the unchanged mock, and observes what they reach.</summary>
    public static Task<(ScenarioResult Result, MutantReach Reach)[]> ObserveAsync(
        RunnerPool pool, IReadOnlyList<Scenario> scenarios, CancellationToken cancellation) =>
            pool.RunAsync(
                scenarios,
                async (scenario, runner, token) =>
                {
                    await runner.ObserveMutantsAsync(token);
                    var result = await runner.RunAsync(scenario, token);
                    return (result, await runner.ReadReachedMutantsAsync(token) is { } list ? MutantReach.Read(list) : MutantReach.None);
                },
                cancellation);

    /// <summary>The result of a mutant that no scenario can show, or null.</summary>
    public MutantResult? Decide(Mutant mutant) =>
        reach.Find(mutant).Count > 0 ? null
        : new(mutant, reach.IsReached(mutant) ? MutantOutcome.NoDifference : MutantOutcome.NotReached);

    /// <summary>Runs the scenarios that can show a mutant, until one fails.</summary>
    public async Task<MutantResult> RunAsync(Mutant mutant, ScenarioRunner runner, CancellationToken cancellation)
    {
        await runner.SetMutantAsync(mutant.Id, cancellation);
        var (played, first) = (0, (Scenario?)null);
        foreach (var scenario in reach.Find(mutant))
        {
            played++;
            var result = await runner.RunAsync(scenario, cancellation);
            if (FindFailedStep(result) is { } failed)
            {
                return new(mutant, MutantOutcome.Noticed, scenario.Name, played) { Row = Locate(scenario, failed.Step) };
            }

            if (first is null && await runner.ReadStrikesAsync(cancellation) > 0)
            {
                first = scenario;
            }
        }

        return new(mutant, first is null ? MutantOutcome.NoDifference : MutantOutcome.Unnoticed, first?.Name, played);
    }

    /// <summary>The step at which a scenario failed; null if it passed.</summary>
    public static StepResult? FindFailedStep(ScenarioResult result) => result.Outcome is Outcome.Failed or Outcome.Broken
        ? result.Steps.FirstOrDefault(step => step.Outcome is Outcome.Failed or Outcome.Broken) : null;

    /// <summary>The file and row of a step.</summary>
    public static string Locate(Scenario scenario, Step step) => $"{scenario.File.Replace('\\', '/')}:{step.Row}";
}
