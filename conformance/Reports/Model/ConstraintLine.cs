using System.Text.Json.Serialization;
using SdrsMock.Schemas;

namespace SdrsMock.Conformance.Reports.Model;

/// <summary>Coverage of one constraint.</summary>
/// <param name="Id">ID in the catalog.</param>
/// <param name="Operation">Name of the operation, or <c>*</c> for all operations.</param>
/// <param name="Statement">The condition that must hold.</param>
/// <param name="Code">Error code of the rejection, or null.</param>
/// <param name="Basis">What the code rests on; null for an informational constraint and in reports of earlier versions.</param>
/// <param name="State"><c>played</c>, <c>remarked</c> or <c>not played</c>.</param>
/// <param name="Enforced">Whether the mock enforces it; null if the target is not a mock.</param>
/// <param name="Reason">Why it is not enforced, or null.</param>
/// <param name="Rows">The rows that cover it, as <c>file:row</c>.</param>
internal sealed record ConstraintLine(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("operation")] string Operation,
    [property: JsonPropertyName("statement")] string Statement,
    [property: JsonPropertyName("code")] string? Code,
    [property: JsonPropertyName("basis")] string? Basis,
    [property: JsonPropertyName("state")] string State,
    [property: JsonPropertyName("enforced")] bool? Enforced,
    [property: JsonPropertyName("because")] string? Reason,
    [property: JsonPropertyName("rows")] IReadOnlyList<string> Rows)
{
    public const string Played = "played";
    public const string NotEnforced = "remarked";
    public const string NotPlayed = "not played";

    /// <summary>Whether a test can show that the constraint is enforced, so that it counts for the coverage.</summary>
    [JsonIgnore]
    public bool IsTestable => State != NotEnforced && Catalog.Constraint(Id) is { Enforceable: true };

    /// <summary>The state in the words of the reports for people. The values above are part of the JSON format.</summary>
    [JsonIgnore]
    public string DisplayState => State switch
    {
        Played => "covered",
        NotEnforced => "not enforced",
        _ => "not covered",
    };
}
