using SdrsMock.Schemas;

namespace SdrsMock.Conformance.Reports;

/// <summary>How a whole run went, with what it covers.</summary>
internal sealed class RunResult(IReadOnlyList<ScenarioResult> results, string target, TimeSpan elapsed)
{
    public IReadOnlyList<ScenarioResult> Results => results;

    /// <summary>What was played against, in words.</summary>
    public string Target => target;

    public TimeSpan Elapsed => elapsed;

    public int Steps => results.Sum(result => result.Steps.Count);

    public IReadOnlyList<string> Findings => [.. results.SelectMany(result => result.Steps, (result, step) => (result, step))
        .SelectMany(pair => pair.step.Findings, (pair, finding) => $"{pair.result.Scenario.File}:{pair.step.Step.Row}  {finding}")];

    public IReadOnlyList<string> LeftBehind => [.. results.SelectMany(result => result.LeftBehind)];

    public Coverage Coverage { get; } = Coverage.Of(results);

    public int Count(Outcome outcome) => results.Count(result => result.Outcome == outcome);
}

/// <summary>What of the documentation a run played.</summary>
/// <param name="Constraints">Constraints that a step which passed covers.</param>
/// <param name="Operations">Operations that answered at least once as expected.</param>
/// <param name="Codes">Error codes that were seen.</param>
/// <param name="Statuses">HTTP statuses that were seen.</param>
internal sealed record Coverage(IReadOnlySet<string> Constraints, IReadOnlySet<string> Operations, IReadOnlySet<string> Codes, IReadOnlySet<int> Statuses)
{
    public static Coverage Of(IReadOnlyList<ScenarioResult> results)
    {
        var passed = results.SelectMany(result => result.Steps).Where(step => step.Outcome is Outcome.Passed).ToList();
        return new(
            passed.SelectMany(step => step.Step.Covers).ToHashSet(),
            passed.Select(step => step.Exchange?.Request.Contract?.Operation).OfType<string>().ToHashSet(),
            passed.Select(step => step.Exchange?.ErrorCode).OfType<string>().Where(code => Catalogue.Error(code) is not null).ToHashSet(),
            passed.Select(step => step.Status).OfType<int>().ToHashSet());
    }

    public static int Documented => Catalogue.Constraints.Count;

    public static int Enforceable => Catalogue.Constraints.Count(entry => entry.Enforceable);

    /// <summary>Enforceable constraints that were played.</summary>
    public int Played => Catalogue.Constraints.Count(entry => entry.Enforceable && Constraints.Contains(entry.Id));

    /// <summary>Enforceable constraints that were not.</summary>
    public IEnumerable<string> NotPlayed => Catalogue.Constraints.Where(entry => entry.Enforceable && !Constraints.Contains(entry.Id)).Select(entry => entry.Id);

    public double Percent => 100.0 * Played / Enforceable;
}
