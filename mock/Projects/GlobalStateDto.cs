using System.Text.Json.Serialization;
using SdrsMock.Faults;

namespace SdrsMock.Projects;

/// <summary>The persisted form of the state that all projects share.</summary>
internal sealed record GlobalStateDto
{
    /// <summary>How many times a mock was started with this state.</summary>
    [JsonPropertyName("starts")]
    public long Starts { get; init; }

    /// <summary>The mock's time when the state was written.</summary>
    [JsonPropertyName("now")]
    public DateTimeOffset Now { get; init; }

    /// <summary>How far the clock was advanced by the control plane, in ticks of 100 ns.</summary>
    [JsonPropertyName("advanced")]
    public long Advanced { get; init; }

    [JsonPropertyName("faults")]
    public FaultRulesDto Faults { get; init; } = new();

    [JsonPropertyName("revoked")]
    public IReadOnlyList<string> Revoked { get; init; } = [];

    /// <summary>The projects that were created on their own; null when none ever was.</summary>
    [JsonPropertyName("created")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CreatedProjectsDto? Created { get; init; }
}
