using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Mutants;

/// <summary>Finds rows and checks that could be removed, each on its own, without losing a mutant.</summary>
/// <param name="pool">The runners.</param>
/// <param name="mutants">The mutants.</param>
internal sealed class RedundancyFinder(RunnerPool pool, IReadOnlyList<Mutant> mutants)
{
    /// <summary>Called after each scenario, from several workers at once.</summary>
    public Action Finished { get; init; } = () => { };

    /// <summary>Tries to remove each row and each check.</summary>
    /// <param name="observed">The scenarios that passed, and what they reached.</param>
    /// <param name="cancellation">Interrupts the search.</param>
    public async Task<IReadOnlyList<RedundantPart>> FindAsync(
        IReadOnlyList<(ScenarioResult Result, MutantReach Reach)> observed, CancellationToken cancellation)
    {
        var reach = new ScenarioReach(observed);
        var noticedBy = await pool.RunAsync(
            mutants, async (mutant, runner, token) => (mutant, await FindNoticingAsync(mutant, reach, runner, token)), cancellation);

        // A mutant that another scenario notices too is not lost whatever is removed from this one.
        var own = noticedBy.Where(pair => pair.Item2.Count == 1).ToLookup(pair => pair.Item2[0], pair => pair.mutant);
        var scenarios = observed.Where(item => item.Result.Outcome is Outcome.Passed).Select(item => item.Result.Scenario).ToList();
        var parts = await pool.RunAsync(
            scenarios,
            async (scenario, runner, token) =>
            {
                var found = await FindAsync(scenario, [.. own[scenario]], runner, token);
                Finished();
                return found;
            },
            cancellation);
        return RedundantPart.Merge(parts.SelectMany(found => found), scenarios);
    }

    // Two scenarios are enough to know that none of them is needed for the mutant.
    private static async Task<IReadOnlyList<Scenario>> FindNoticingAsync(
        Mutant mutant, ScenarioReach reach, ScenarioRunner runner, CancellationToken cancellation)
    {
        var noticing = new List<Scenario>();
        foreach (var scenario in reach.Find(mutant))
        {
            if (await NoticesAsync(scenario, mutant, runner, cancellation))
            {
                noticing.Add(scenario);
                if (noticing.Count == 2)
                {
                    break;
                }
            }
        }

        return noticing;
    }

    private static async Task<List<RedundantPart>> FindAsync(
        Scenario scenario, IReadOnlyList<Mutant> own, ScenarioRunner runner, CancellationToken cancellation)
    {
        var found = new List<RedundantPart>();
        foreach (var step in scenario.Steps)
        {
            var without = scenario with { Steps = [.. scenario.Steps.Where(other => other != step)] };
            if (without.Steps.Count > 0 && await KeepsAllAsync(without, own, runner, cancellation))
            {
                found.Add(new(scenario.File, GetName(scenario), step.Row, step.Call, null, null));
                continue;
            }

            foreach (var (number, check) in step.Checks.Index())
            {
                var reduced = step.WithoutCheck(check);
                var rest = scenario with { Steps = [.. scenario.Steps.Select(other => other == step ? reduced : other)] };
                if (await KeepsAllAsync(rest, own, runner, cancellation))
                {
                    found.Add(new(scenario.File, GetName(scenario), step.Row, step.Call, number, $"{check}"));
                }
            }
        }

        return found;
    }

    private static string GetName(Scenario scenario) => scenario.Data is null ? scenario.Name : scenario.Name.Split('[')[0];

    private static async Task<bool> KeepsAllAsync(
        Scenario scenario, IReadOnlyList<Mutant> own, ScenarioRunner runner, CancellationToken cancellation)
    {
        await runner.ObserveMutantsAsync(cancellation);
        if ((await runner.RunAsync(scenario, cancellation)).Outcome is not Outcome.Passed)
        {
            return false;
        }

        foreach (var mutant in own)
        {
            if (!await NoticesAsync(scenario, mutant, runner, cancellation))
            {
                return false;
            }
        }

        return true;
    }

    private static async Task<bool> NoticesAsync(Scenario scenario, Mutant mutant, ScenarioRunner runner, CancellationToken cancellation)
    {
        await runner.SetMutantAsync(mutant.Id, cancellation);
        return (await runner.RunAsync(scenario, cancellation)).Outcome is Outcome.Failed or Outcome.Broken;
    }
}
