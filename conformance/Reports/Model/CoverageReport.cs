using System.Text.Json.Serialization;

namespace SdrsMock.Conformance.Reports.Model;

/// <summary>What of the documentation a run played, against the ledger.</summary>
/// <param name="Source"><c>mock</c> where the target counted itself, <c>answers</c> where only its answers are known.</param>
/// <param name="Operations">Operations that succeeded at least once.</param>
/// <param name="Constraints">Constraints.</param>
/// <param name="Codes">SDRS error codes.</param>
/// <param name="GatewayCodes">Codes of the API gateway.</param>
/// <param name="Statuses">Statuses that a resource or job was in; null where only a mock could say.</param>
/// <param name="Transitions">Moves from status to status; null where only a mock could say.</param>
/// <param name="Http">HTTP statuses that were seen.</param>
internal sealed record CoverageReport(
    [property: JsonPropertyName("source")] string Source,
    [property: JsonPropertyName("operations")] Tally Operations,
    [property: JsonPropertyName("constraints")] ConstraintCoverage Constraints,
    [property: JsonPropertyName("codes")] CodeCoverage Codes,
    [property: JsonPropertyName("gatewayCodes")] Tally GatewayCodes,
    [property: JsonPropertyName("statuses")] Tally? Statuses,
    [property: JsonPropertyName("transitions")] Tally? Transitions,
    [property: JsonPropertyName("http")] IReadOnlyList<int> Http)
{
    public const string ByMock = "mock";
    public const string ByResponses = "answers";
}
