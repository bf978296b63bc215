using System.Text.Json.Serialization;
using SdrsMock.Conformance.Execution;

namespace SdrsMock.Conformance.Reports.Model;

/// <summary>A run as data without secrets, the input of all report writers. The schema is <c>run-report.schema.json</c>.</summary>
internal sealed record RunReport
{
    public const string CurrentFormat = "sdrs-conformance/run-report/1";

    [JsonPropertyName("format")]
    public string Format { get; init; } = CurrentFormat;

    /// <summary>The program and its version.</summary>
    [JsonPropertyName("tool")]
    public required string Tool { get; init; }

    [JsonPropertyName("verdict")]
    public required Verdict Verdict { get; init; }

    /// <summary>The verdict as one line.</summary>
    [JsonPropertyName("summary")]
    public required string Summary { get; init; }

    /// <summary>Description of the target.</summary>
    [JsonPropertyName("target")]
    public required string Target { get; init; }

    /// <summary>The version of the mock that was the target, or null.</summary>
    [JsonPropertyName("targetVersion")]
    public string? TargetVersion { get; init; }

    /// <summary>The edition of the documentation that the mock follows, or null.</summary>
    [JsonPropertyName("edition")]
    public string? Edition { get; init; }

    /// <summary>A title that the caller chose, or null.</summary>
    [JsonPropertyName("title")]
    public string? Title { get; init; }

    /// <summary>The page of the build that made the report, or null.</summary>
    [JsonPropertyName("buildUrl")]
    public string? BuildUrl { get; init; }

    /// <summary>Identifies the selected scenarios, before they are split into parts; null in reports of earlier versions.</summary>
    [JsonPropertyName("suite")]
    public string? Suite { get; init; }

    /// <summary>The part of the scenarios that was run, such as <c>1/2</c>; null for all of them.</summary>
    [JsonPropertyName("shard")]
    public string? Shard { get; init; }

    /// <summary>Seed of the generated values; the same seed repeats the run.</summary>
    [JsonPropertyName("seed")]
    public required long Seed { get; init; }

    [JsonPropertyName("started")]
    public required DateTimeOffset Started { get; init; }

    [JsonPropertyName("seconds")]
    public required double Seconds { get; init; }

    /// <summary>Required coverage in per cent, or null.</summary>
    [JsonPropertyName("minimumCoverage")]
    public double? MinimumCoverage { get; init; }

    /// <summary>Whether a constraint or an error code that no row covers is a gap; null if it is not.</summary>
    [JsonPropertyName("requiresAll")]
    public bool? RequiresAll { get; init; }

    [JsonPropertyName("stories")]
    public required Counts Scenarios { get; init; }

    [JsonPropertyName("steps")]
    public required Counts Steps { get; init; }

    [JsonPropertyName("coverage")]
    public required CoverageReport Coverage { get; init; }

    /// <summary>Findings of passed steps.</summary>
    [JsonPropertyName("findings")]
    public required IReadOnlyList<string> Findings { get; init; }

    /// <summary>Resources that the clean-up could not delete.</summary>
    [JsonPropertyName("leftBehind")]
    public required IReadOnlyList<string> LeftBehind { get; init; }

    [JsonPropertyName("results")]
    public required IReadOnlyList<ScenarioReport> Results { get; init; }

    [JsonIgnore]
    public IEnumerable<ScenarioReport> Failures => Results.Where(scenario => scenario.Outcome is Outcome.Failed or Outcome.Broken);
}
