using System.Text.Json.Serialization;

namespace SdrsMock.Conformance.Reports.Model;

/// <summary>Coverage of the SDRS error codes, also by the way in which they are reached.</summary>
internal sealed record CodeCoverage(
    [property: JsonPropertyName("total")] int Total,
    [property: JsonPropertyName("met")] int Met,
    [property: JsonPropertyName("ways")] IReadOnlyList<CodeReachCount> Reaches,
    [property: JsonPropertyName("notMet")] IReadOnlyList<string> NotMet,
    [property: JsonPropertyName("lines")] IReadOnlyList<CodeLine> Lines);
