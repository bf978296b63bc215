using System.Text.Json.Serialization;

namespace SdrsMock.Conformance.Reports.Model;

/// <summary>Coverage of the constraints of the catalog. Each is covered, not enforced, or not covered.</summary>
/// <param name="Total">Number of all constraints, the base of the percentage.</param>
/// <param name="Enforceable">Constraints that a request or a job can violate.</param>
/// <param name="Played">Constraints that a passed row covers.</param>
/// <param name="NotEnforced">Constraints that are not enforced, with a reason.</param>
/// <param name="Percent">Covered constraints, in per cent of those that a test can show.</param>
/// <param name="NotPlayed">IDs of the other constraints.</param>
/// <param name="Lines">All constraints.</param>
internal sealed record ConstraintCoverage(
    [property: JsonPropertyName("total")] int Total,
    [property: JsonPropertyName("enforceable")] int Enforceable,
    [property: JsonPropertyName("played")] int Played,
    [property: JsonPropertyName("remarked")] int NotEnforced,
    [property: JsonPropertyName("percent")] double Percent,
    [property: JsonPropertyName("notPlayed")] IReadOnlyList<string> NotPlayed,
    [property: JsonPropertyName("lines")] IReadOnlyList<ConstraintLine> Lines);
