using System.Text.Json.Serialization;

namespace SdrsMock.Conformance.Reports.Model;

/// <summary>One cell of a row, as written in the scenario file.</summary>
internal sealed record CellReport(
    [property: JsonPropertyName("column")] string Column,
    [property: JsonPropertyName("text")] string Text);
