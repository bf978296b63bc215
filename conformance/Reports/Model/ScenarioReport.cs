using System.Text.Json.Serialization;
using SdrsMock.Conformance.Execution;

namespace SdrsMock.Conformance.Reports.Model;

/// <summary>The result of one scenario.</summary>
internal sealed record ScenarioReport
{
    [JsonPropertyName("file")]
    public required string File { get; init; }

    /// <summary>The line of its first step.</summary>
    [JsonPropertyName("row")]
    public required int Row { get; init; }

    [JsonPropertyName("name")]
    public required string Name { get; init; }

    [JsonPropertyName("outcome")]
    public required Outcome Outcome { get; init; }

    /// <summary>Why the scenario was skipped, or null.</summary>
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
