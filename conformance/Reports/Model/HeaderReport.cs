using System.Text.Json.Serialization;

namespace SdrsMock.Conformance.Reports.Model;

/// <summary>One header.</summary>
internal sealed record HeaderReport(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("value")] string Value);
