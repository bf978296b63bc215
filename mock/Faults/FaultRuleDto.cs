using System.Text.Json.Serialization;

namespace SdrsMock.Faults;

/// <summary>
/// The persisted form of a fault rule: the rule, the number of calls it was compared with, and the number it applied to.
/// </summary>
internal sealed record FaultRuleDto(
    [property: JsonPropertyName("rule")] FaultRule Rule,
    [property: JsonPropertyName("calls")] int Calls,
    [property: JsonPropertyName("strikes")] int Matches);
