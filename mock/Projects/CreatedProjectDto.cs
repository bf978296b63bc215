using System.Text.Json.Serialization;
using SdrsMock.Faults;

namespace SdrsMock.Projects;

/// <summary>
/// The persisted form of a project that was created on its own: its clock and its fault rules. Its resources are in the command log.
/// </summary>
internal sealed record CreatedProjectDto
{
    /// <summary>32 hexadecimal characters.</summary>
    [JsonPropertyName("project_id")]
    public required string ProjectId { get; init; }

    /// <summary>The time that its frozen clock showed at first; null for a clock that runs.</summary>
    [JsonPropertyName("frozen_at")]
    public DateTimeOffset? FrozenAt { get; init; }

    /// <summary>How far its clock was advanced, in ticks of 100 ns.</summary>
    [JsonPropertyName("advanced")]
    public long Advanced { get; init; }

    /// <summary>Its fault rules and their counters.</summary>
    [JsonPropertyName("faults")]
    public FaultRulesDto Faults { get; init; } = new();
}
