using System.Text.Json.Serialization;
using SdrsMock.Conformance.Execution;

namespace SdrsMock.Conformance.Reports.Model;

/// <summary>How many ended how.</summary>
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
        int Of(Outcome outcome) => by.GetValueOrDefault(outcome);
        return new(
            by.Values.Sum(), Of(Outcome.Passed), Of(Outcome.Failed), Of(Outcome.Broken), Of(Outcome.Skipped), Of(Outcome.NotReached));
    }

    /// <summary>Those that are not zero, in words.</summary>
    public override string ToString() => string.Join(", ",
        new[] { (Passed, "passed"), (Failed, "failed"), (Broken, "broken"), (Skipped, "skipped"), (NotReached, "not reached") }
            .Where(count => count.Item1 > 0 || count.Item2 == "passed").Select(count => $"{count.Item1} {count.Item2}"));
}
