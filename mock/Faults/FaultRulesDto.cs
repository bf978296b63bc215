using System.Text.Json.Serialization;

namespace SdrsMock.Faults;

/// <summary>The fault rules as they are saved.</summary>
internal sealed record FaultRulesDto
{
    /// <summary>How many rules were ever added; their ids follow from it.</summary>
    [JsonPropertyName("added")]
    public int Added { get; init; }

    /// <summary>How often chance was asked.</summary>
    [JsonPropertyName("draws")]
    public ulong Draws { get; init; }

    [JsonPropertyName("rules")]
    public IReadOnlyList<FaultRuleDto> Rules { get; init; } = [];
}
