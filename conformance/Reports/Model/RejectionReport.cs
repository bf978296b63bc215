using System.Text.Json.Serialization;

namespace SdrsMock.Conformance.Reports.Model;

/// <summary>Why a mock rejected the request of a failed step.</summary>
/// <param name="Constraint">The id of the violated constraint, or null.</param>
/// <param name="Statement">The condition that the constraint states, or null.</param>
/// <param name="Source">Where the documentation states it, or null.</param>
/// <param name="Location">The place in the request, or null.</param>
/// <param name="Value">The value at the place, or null.</param>
/// <param name="Detail">A further explanation, or null.</param>
internal sealed record RejectionReport(
    [property: JsonPropertyName("constraint")] string? Constraint,
    [property: JsonPropertyName("sentence")] string? Statement,
    [property: JsonPropertyName("source")] string? Source,
    [property: JsonPropertyName("at")] string? Location,
    [property: JsonPropertyName("value")] string? Value,
    [property: JsonPropertyName("detail")] string? Detail)
{
    /// <summary>The reason in lines, as each report shows it: the constraint, then the place with its value.</summary>
    public IEnumerable<string> FormatLines()
    {
        if (Constraint is not null)
        {
            yield return Statement is null ? $"rejected by {Constraint}" : $"rejected by {Constraint}: {Statement}";
        }

        // The detail of a schema violation repeats the place.
        var detail = Location is not null && Detail?.StartsWith($"{Location}: ", StringComparison.Ordinal) is true
            ? Detail[(Location.Length + 2)..]
            : Detail;
        if (Location is not null)
        {
            yield return $"at {Location}{(Value is null ? "" : $", value {Value}")}{(detail is null ? "" : $": {detail}")}";
        }
        else if (detail is not null)
        {
            yield return $"reason: {detail}";
        }
    }
}
