using System.Text.Json.Serialization;

namespace SdrsMock.Conformance.Reports.Model;

/// <summary>One constraint and how it fared.</summary>
/// <param name="Id">The ledger's id.</param>
/// <param name="Operation">Whose it is, or <c>*</c>.</param>
/// <param name="Statement">What must hold.</param>
/// <param name="Code">The code of its refusal, or null.</param>
/// <param name="State"><c>played</c>, <c>remarked</c> or <c>not played</c>.</param>
/// <param name="Enforced">Whether the mock enforces it; null where the target is no mock.</param>
/// <param name="Reason">Why it is only remarked upon, or null.</param>
/// <param name="Rows">The rows that played it, as <c>file:row</c>.</param>
internal sealed record ConstraintLine(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("operation")] string Operation,
    [property: JsonPropertyName("statement")] string Statement,
    [property: JsonPropertyName("code")] string? Code,
    [property: JsonPropertyName("state")] string State,
    [property: JsonPropertyName("enforced")] bool? Enforced,
    [property: JsonPropertyName("because")] string? Reason,
    [property: JsonPropertyName("rows")] IReadOnlyList<string> Rows)
{
    public const string Played = "played";
    public const string NotEnforced = "remarked";
    public const string NotPlayed = "not played";
}
