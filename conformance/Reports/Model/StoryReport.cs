using System.Text.Json.Serialization;

namespace SdrsMock.Conformance.Reports;

/// <summary>How one story went, as data.</summary>
internal sealed record ScenarioReport
{
    [JsonPropertyName("file")]
    public required string File { get; init; }

    /// <summary>The line on which it begins.</summary>
    [JsonPropertyName("row")]
    public required int Row { get; init; }

    [JsonPropertyName("name")]
    public required string Name { get; init; }

    [JsonPropertyName("outcome")]
    public required Outcome Outcome { get; init; }

    /// <summary>Why it was skipped, or null.</summary>
    [JsonPropertyName("reason")]
    public string? Reason { get; init; }

    [JsonPropertyName("seconds")]
    public required double Seconds { get; init; }

    [JsonPropertyName("tags")]
    public required IReadOnlyList<string> Tags { get; init; }

    [JsonPropertyName("leftBehind")]
    public required IReadOnlyList<string> LeftBehind { get; init; }

    [JsonPropertyName("steps")]
    public required IReadOnlyList<StepReport> Steps { get; init; }
}

/// <summary>How one step went, as data.</summary>
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

    /// <summary>What was expected, or null for the documented success.</summary>
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

    /// <summary>What repeated reads saw, each once, in order.</summary>
    [JsonPropertyName("history")]
    public required IReadOnlyList<string> History { get; init; }

    [JsonPropertyName("request")]
    public RequestReport? Request { get; init; }

    [JsonPropertyName("answer")]
    public ResponseReport? Response { get; init; }
}

/// <summary>What was sent.</summary>
internal sealed record RequestReport(
    [property: JsonPropertyName("method")] string Method,
    [property: JsonPropertyName("url")] string Url,
    [property: JsonPropertyName("headers")] IReadOnlyList<HeaderReport> Headers,
    [property: JsonPropertyName("body")] string? Body);

/// <summary>What came back.</summary>
/// <param name="Status">HTTP status; null when the connection ended without an answer.</param>
/// <param name="Code">The error code in it, or null.</param>
/// <param name="Headers">Its headers.</param>
/// <param name="Body">Its body.</param>
/// <param name="TransportError">Why there is no answer, or null.</param>
internal sealed record ResponseReport(
    [property: JsonPropertyName("status")] int? Status,
    [property: JsonPropertyName("code")] string? Code,
    [property: JsonPropertyName("headers")] IReadOnlyList<HeaderReport> Headers,
    [property: JsonPropertyName("body")] string Body,
    [property: JsonPropertyName("trouble")] string? TransportError);

/// <summary>One header.</summary>
internal sealed record HeaderReport(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("value")] string Value);
