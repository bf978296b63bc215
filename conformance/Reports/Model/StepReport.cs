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

    [JsonPropertyName("call")]
    public required string Call { get; init; }

    [JsonPropertyName("outcome")]
    public required Outcome Outcome { get; init; }

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
