using System.Text.Json.Serialization;

namespace SdrsMock.Conformance.Mutants.Reports;

/// <summary>
/// The counts of a family, or of all bugs, by outcome, and the share of the noticed ones among the noticed and unnoticed ones.
/// </summary>
internal sealed record MutantCounts(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("noticed")] int Noticed,
    [property: JsonPropertyName("unnoticed")] int Unnoticed,
    [property: JsonPropertyName("not_reached")] int NotReached,
    [property: JsonPropertyName("no_difference")] int NoDifference,
    [property: JsonPropertyName("timed_out")] int TimedOut,
    [property: JsonPropertyName("excused")] int Excused,
    [property: JsonPropertyName("percent")] double? Percent)
{
    /// <summary>The counts of a score.</summary>
    public static MutantCounts FromScore(MutantScore score) => new(
        score.Name, score.Noticed, score.Unnoticed, score.NotReached, score.NoDifference, score.TimedOut, score.Excused, score.Percent);
}
