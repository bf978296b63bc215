using System.Text.Json.Serialization;

namespace SdrsMock.Conformance.Targets;

/// <summary>The limits of the load on a target.</summary>
internal sealed record LimitsDto
{
    [JsonPropertyName("calls_per_second")]
    public double? CallsPerSecond { get; init; }

    [JsonPropertyName("poll_interval")]
    public string? PollInterval { get; init; }

    [JsonPropertyName("timeout")]
    public string? Timeout { get; init; }

    [JsonPropertyName("resources")]
    public int? Resources { get; init; }
}
