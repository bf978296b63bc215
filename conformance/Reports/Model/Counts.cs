using System.Text.Json.Serialization;
using SdrsMock.Conformance.Execution;

namespace SdrsMock.Conformance.Reports.Model;

/// <summary>Number of scenarios or steps by outcome.</summary>
internal sealed record Counts(
    [property: JsonPropertyName("total")] int Total,
    [property: JsonPropertyName("passed")] int Passed,
    [property: JsonPropertyName("failed")] int Failed,
    [property: JsonPropertyName("broken")] int Broken,
    [property: JsonPropertyName("skipped")] int Skipped,
    [property: JsonPropertyName("notReached")] int NotReached)
{
    public static Counts FromOutcomes(IEnumerable<Outcome> outcomes)
    {
        var by = outcomes.CountBy(outcome => outcome).ToDictionary();
        int CountOf(Outcome outcome) => by.GetValueOrDefault(outcome);
        return new(
            by.Values.Sum(),
            CountOf(Outcome.Passed),
            CountOf(Outcome.Failed),
            CountOf(Outcome.Broken),
            CountOf(Outcome.Skipped),
            CountOf(Outcome.NotReached));
    }

    /// <summary>The counts that are not zero, as text.</summary>
    public override string ToString() => string.Join(", ",
        new[] { (Passed, "passed"), (Failed, "failed"), (Broken, "broken"), (Skipped, "skipped"), (NotReached, "not reached") }
            .Where(count => count.Item1 > 0 || count.Item2 == "passed").Select(count => $"{count.Item1} {count.Item2}"));
}
