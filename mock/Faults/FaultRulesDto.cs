using System.Text.Json.Serialization;

namespace SdrsMock.Faults;

/// <summary>The persisted form of the fault rules.</summary>
internal sealed record FaultRulesDto
{
    /// <summary>How many rules were ever added; the next rule's id follows from it.</summary>
    [JsonPropertyName("added")]
    public int Added { get; init; }

    /// <summary>How many random numbers were drawn.</summary>
    [JsonPropertyName("draws")]
    public ulong Draws { get; init; }

    [JsonPropertyName("rules")]
    public IReadOnlyList<FaultRuleDto> Rules { get; init; } = [];
}
