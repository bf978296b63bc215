using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Mutants;

/// <summary>
/// Which scenarios call an operation or violate a constraint, as a run against the unchanged mock showed. Immutable, and therefore
/// thread-safe.
/// </summary>
internal sealed class ScenarioReach
{
    private readonly ILookup<string, Scenario> _byOperation;
    private readonly ILookup<string, Scenario> _byConstraint;

    /// <param name="results">The results of the scenarios that passed.</param>
    public ScenarioReach(IReadOnlyList<ScenarioResult> results)
    {
        // The shortest scenario comes first: it shows a failure soonest.
        var byLength = results.OrderBy(result => result.Steps.Count).ToList();
        _byOperation = byLength
            .SelectMany(result => result.Scenario.Steps.Select(step => step.Target).OfType<CallTarget.Operation>()
                .Select(call => call.Name).Distinct().Select(name => (name, result.Scenario)))
            .ToLookup(pair => pair.name, pair => pair.Scenario);
        _byConstraint = byLength
            .SelectMany(result => ConstraintsOf(result).Distinct().Select(id => (id, result.Scenario)))
            .ToLookup(pair => pair.id, pair => pair.Scenario);
    }

    /// <summary>The scenarios that can show a mutant, the shortest first.</summary>
    public IReadOnlyList<Scenario> Find(Mutant mutant) =>
        [.. mutant.Constraint is { } constraint ? _byConstraint[constraint] : _byOperation[mutant.Operation ?? ""]];

    private static IEnumerable<string> ConstraintsOf(ScenarioResult result) => result.Steps.SelectMany(step => step.Step.Covers)
        .Concat(result.Steps.Select(step => step.Exchange).OfType<Http.HttpExchange>()
            .SelectMany(exchange => exchange.Headers.GetValueOrDefault(StepEvaluator.HintHeader) is { } hint
                ? StepEvaluator.ReadHint(hint)
                : []));
}
