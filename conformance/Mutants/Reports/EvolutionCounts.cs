using System.Text.Json.Serialization;

namespace SdrsMock.Conformance.Mutants.Reports;

/// <summary>The counts of later changes of the service, for which tests must stay green.</summary>
internal sealed record EvolutionCounts(
    [property: JsonPropertyName("survived")] int Survived,
    [property: JsonPropertyName("not_survived")] int NotSurvived,
    [property: JsonPropertyName("not_reached")] int NotReached,
    [property: JsonPropertyName("timed_out")] int TimedOut);
