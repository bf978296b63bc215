using System.Text.Json.Serialization;

namespace SdrsMock.Conformance.Reports.Model;

/// <summary>The constraints of the ledger, each played, remarked upon, or not played.</summary>
/// <param name="Total">All of the ledger: what per cent is counted of.</param>
/// <param name="Enforceable">Those that a call or a job can violate.</param>
/// <param name="Played">Covered by a row that passed.</param>
/// <param name="NotEnforced">Not played, for a reason that is said.</param>
/// <param name="Percent">Played and remarked, of all.</param>
/// <param name="NotPlayed">The ids of the others.</param>
/// <param name="Lines">Each constraint.</param>
internal sealed record ConstraintCoverage(
    [property: JsonPropertyName("total")] int Total,
    [property: JsonPropertyName("enforceable")] int Enforceable,
    [property: JsonPropertyName("played")] int Played,
    [property: JsonPropertyName("remarked")] int NotEnforced,
    [property: JsonPropertyName("percent")] double Percent,
    [property: JsonPropertyName("notPlayed")] IReadOnlyList<string> NotPlayed,
    [property: JsonPropertyName("lines")] IReadOnlyList<ConstraintLine> Lines);
