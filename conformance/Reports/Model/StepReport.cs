using System.Text.Json.Serialization;
using SdrsMock.Conformance.Execution;

namespace SdrsMock.Conformance.Reports.Model;

/// <summary>The result of one step.</summary>
internal sealed record StepReport
{
    [JsonPropertyName("number")]
    public required int Number { get; init; }

    [JsonPropertyName("row")]
    public required int Row { get; init; }

    /// <summary>The row as a spreadsheet numbers it; null if it is equal to the line.</summary>
    [JsonPropertyName("sheetRow")]
    public int? SheetRow { get; init; }

    /// <summary>The line, and the row in a spreadsheet if it differs.</summary>
    [JsonIgnore]
    public string Place => SheetRow is { } row ? $"{Row} (row {row} in a spreadsheet)" : $"{Row}";

    [JsonPropertyName("call")]
    public required string Call { get; init; }

    [JsonPropertyName("outcome")]
    public required Outcome Outcome { get; init; }

    /// <summary>The cells that are not empty, as written in the scenario file; null in reports of earlier versions.</summary>
    [JsonPropertyName("cells")]
    public IReadOnlyList<CellReport>? Cells { get; init; }

    /// <summary>The expectation, or null for the documented success.</summary>
    [JsonPropertyName("expect")]
    public string? Expect { get; init; }

    [JsonPropertyName("seconds")]
    public required double Seconds { get; init; }

    [JsonPropertyName("attempts")]
    public required int Attempts { get; init; }

    [JsonPropertyName("covers")]
    public required IReadOnlyList<string> Covers { get; init; }

    [JsonPropertyName("note")]
    public required string Note { get; init; }

    [JsonPropertyName("shortfalls")]
    public required IReadOnlyList<string> Failures { get; init; }

    [JsonPropertyName("findings")]
    public required IReadOnlyList<string> Findings { get; init; }

    /// <summary>The distinct observations of repeated reads, in order.</summary>
    [JsonPropertyName("history")]
    public required IReadOnlyList<string> History { get; init; }

    /// <summary>Why the mock rejected the request of a failed step, or null.</summary>
    [JsonPropertyName("why")]
    public RejectionReport? Rejection { get; init; }

    [JsonPropertyName("request")]
    public RequestReport? Request { get; init; }

    [JsonPropertyName("answer")]
    public ResponseReport? Response { get; init; }
}
