using System.Text.Json.Serialization;

namespace SdrsMock.Faults;

/// <summary>A fault rule, the calls that it has looked at, and those that it has struck.</summary>
internal sealed record FaultRuleDto(
    [property: JsonPropertyName("rule")] FaultRule Rule,
    [property: JsonPropertyName("calls")] int Calls,
    [property: JsonPropertyName("strikes")] int Matches);
