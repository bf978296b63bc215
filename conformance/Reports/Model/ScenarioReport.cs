using System.Text.Json.Serialization;
using SdrsMock.Conformance.Execution;

namespace SdrsMock.Conformance.Reports.Model;

/// <summary>How one story went, as data.</summary>
internal sealed record ScenarioReport
{
    [JsonPropertyName("file")]
    public required string File { get; init; }

    /// <summary>The line on which it begins.</summary>
    [JsonPropertyName("row")]
    public required int Row { get; init; }

    [JsonPropertyName("name")]
    public required string Name { get; init; }

    [JsonPropertyName("outcome")]
    public required Outcome Outcome { get; init; }

    /// <summary>Why it was skipped, or null.</summary>
    [JsonPropertyName("reason")]
    public string? Reason { get; init; }

    [JsonPropertyName("seconds")]
    public required double Seconds { get; init; }

    [JsonPropertyName("tags")]
    public required IReadOnlyList<string> Tags { get; init; }

    [JsonPropertyName("leftBehind")]
    public required IReadOnlyList<string> LeftBehind { get; init; }

    [JsonPropertyName("steps")]
    public required IReadOnlyList<StepReport> Steps { get; init; }
}
