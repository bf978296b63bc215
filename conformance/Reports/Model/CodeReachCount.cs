using System.Text.Json.Serialization;

namespace SdrsMock.Conformance.Reports.Model;

/// <summary>Number of codes that are reached in one way: by a rule, a failed job, the credentials, or a fault rule.</summary>
internal sealed record CodeReachCount(
    [property: JsonPropertyName("way")] string Reach,
    [property: JsonPropertyName("total")] int Total,
    [property: JsonPropertyName("met")] int Met);
