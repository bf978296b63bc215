using System.Text.Json.Serialization;

namespace SdrsMock.Conformance.Targets;

/// <summary>How hard a target may be pressed.</summary>
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
