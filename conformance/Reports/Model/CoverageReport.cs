using System.Text.Json.Serialization;

namespace SdrsMock.Conformance.Reports.Model;

/// <summary>Coverage of the catalog by a run.</summary>
/// <param name="Source"><c>mock</c> if the mock counted; <c>answers</c> if the runner counted from the responses.</param>
/// <param name="Operations">Operations that succeeded at least once.</param>
/// <param name="Constraints">Constraints.</param>
/// <param name="Codes">SDRS error codes.</param>
/// <param name="GatewayCodes">Codes of the API gateway.</param>
/// <param name="Statuses">Statuses that resources and jobs had; null if the target is not a mock.</param>
/// <param name="Transitions">Transitions between statuses; null if the target is not a mock.</param>
/// <param name="Http">HTTP statuses of the responses.</param>
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
