using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Mutants;

/// <summary>
/// Plays the scenarios that reach a mutant against a mock with this mutant, until one fails. Each worker has a mock of its own.
/// </summary>
/// <param name="environment">The embedded mocks.</param>
/// <param name="reach">Which scenarios reach a mutant.</param>
/// <param name="known">The reasons of the excused mutants, by id.</param>
internal sealed class MutantRunner(ExecutionEnvironment environment, ScenarioReach reach, IReadOnlyDictionary<string, string> known)
{
    private int _next = -1;

    /// <summary>Called after each mutant, from several workers at once.</summary>
    public Action<MutantResult> Finished { get; init; } = _ => { };

    /// <summary>Runs the mutants; the results have their order.</summary>
    public async Task<IReadOnlyList<MutantResult>> RunAsync(
        IReadOnlyList<Mutant> mutants, int parallelism, CancellationToken cancellation)
    {
        var results = new MutantResult[mutants.Count];
        await Task.WhenAll(Enumerable.Range(0, Math.Clamp(parallelism, 1, Math.Max(1, mutants.Count)))
            .Select(_ => Task.Run(() => WorkAsync(mutants, results, cancellation), cancellation)));
        return results;
    }

    private async Task WorkAsync(IReadOnlyList<Mutant> mutants, MutantResult[] results, CancellationToken cancellation)
    {
        var runner = await environment.CreateRunnerAsync(cancellation);
        while (Interlocked.Increment(ref _next) is var number && number < mutants.Count)
        {
            results[number] = await RunAsync(mutants[number], runner, cancellation);
            Finished(results[number]);
        }
    }

    private async Task<MutantResult> RunAsync(Mutant mutant, ScenarioRunner runner, CancellationToken cancellation)
    {
        var scenarios = reach.Find(mutant);
        if (scenarios.Count == 0)
        {
            return Excuse(new(mutant, MutantOutcome.NotReached, null, 0));
        }

        await runner.SetMutantAsync(mutant.Id, cancellation);
        var (played, first) = (0, (Scenario?)null);
        var strikes = 0L;
        foreach (var scenario in scenarios)
        {
            played++;
            var result = await runner.RunAsync(scenario, cancellation);
            if (result.Outcome is Outcome.Failed or Outcome.Broken)
            {
                return new(mutant, MutantOutcome.Noticed, scenario.Name, played);
            }

            if (first is null && await runner.ReadStrikesAsync(cancellation) is > 0 and var count)
            {
                (first, strikes) = (scenario, count);
            }
        }

        return Excuse(new(mutant, strikes > 0 ? MutantOutcome.Unnoticed : MutantOutcome.NoDifference, first?.Name, played));
    }

    private MutantResult Excuse(MutantResult result) =>
        result.Outcome is not MutantOutcome.NoDifference && known.TryGetValue(result.Mutant.Id, out var reason)
            ? result with { Outcome = MutantOutcome.Excused, Reason = reason }
            : result;
}
