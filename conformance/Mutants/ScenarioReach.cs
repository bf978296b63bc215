using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Mutants;

/// <summary>
/// Which scenarios reach a mutant, as a run against the unchanged mock showed. Immutable, and therefore thread-safe.
/// </summary>
internal sealed class ScenarioReach
{
    private readonly ILookup<string, Scenario> _changing;
    private readonly HashSet<string> _reached;

    /// <param name="results">The scenarios that passed, and what they reached.</param>
    public ScenarioReach(IEnumerable<(ScenarioResult Result, MutantReach Reach)> results)
    {
        // The shortest scenario comes first: it shows a failure soonest.
        var byLength = results.OrderBy(item => item.Result.Steps.Count).ToList();
        _changing = byLength.SelectMany(item => item.Reach.Changing.Select(id => (id, item.Result.Scenario)))
            .ToLookup(pair => pair.id, pair => pair.Scenario);
        _reached = [.. byLength.SelectMany(item => item.Reach.Reached)];
    }

    /// <summary>The scenarios that can show a mutant, the shortest first.</summary>
    public IReadOnlyList<Scenario> Find(Mutant mutant) => [.. _changing[mutant.Id]];

    /// <summary>Whether a scenario calls the operation, or violates the constraint.</summary>
    public bool IsReached(Mutant mutant) => _reached.Contains(mutant.Id);
}
