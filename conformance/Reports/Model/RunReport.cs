using System.Text.Json.Serialization;

namespace SdrsMock.Conformance.Reports;

/// <summary>A whole run as data without secrets: all that a report may show. Its schema is <c>run-report.schema.json</c>.</summary>
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

    /// <summary>What was played against, in words.</summary>
    [JsonPropertyName("target")]
    public required string Target { get; init; }

    /// <summary>What made-up values came from; the same seed repeats the run.</summary>
    [JsonPropertyName("seed")]
    public required long Seed { get; init; }

    [JsonPropertyName("started")]
    public required DateTimeOffset Started { get; init; }

    [JsonPropertyName("seconds")]
    public required double Seconds { get; init; }

    /// <summary>The per cent that were asked for, or null.</summary>
    [JsonPropertyName("minimumCoverage")]
    public double? MinimumCoverage { get; init; }

    [JsonPropertyName("stories")]
    public required Counts Scenarios { get; init; }

    [JsonPropertyName("steps")]
    public required Counts Steps { get; init; }

    [JsonPropertyName("coverage")]
    public required CoverageReport Coverage { get; init; }

    /// <summary>What a reader should know although it passed.</summary>
    [JsonPropertyName("findings")]
    public required IReadOnlyList<string> Findings { get; init; }

    /// <summary>What the clean-up could not delete.</summary>
    [JsonPropertyName("leftBehind")]
    public required IReadOnlyList<string> LeftBehind { get; init; }

    [JsonPropertyName("results")]
    public required IReadOnlyList<ScenarioReport> Results { get; init; }

    [JsonIgnore]
    public IEnumerable<ScenarioReport> Failures => Results.Where(scenario => scenario.Outcome is Outcome.Failed or Outcome.Broken);
}

/// <summary>How a run ended.</summary>
internal enum Verdict
{
    [JsonStringEnumMemberName("Conforms")]
    Conforms,
    [JsonStringEnumMemberName("DoesNotConform")]
    DoesNotConform,
    [JsonStringEnumMemberName("BrokenTables")]
    BrokenScenarios,
    [JsonStringEnumMemberName("CleanUpIncomplete")]
    CleanUpIncomplete,
    [JsonStringEnumMemberName("CoverageTooLow")]
    CoverageTooLow,
    [JsonStringEnumMemberName("NothingPlayed")]
    NothingRun,
}

/// <summary>How many ended how.</summary>
internal sealed record Counts(
    [property: JsonPropertyName("total")] int Total,
    [property: JsonPropertyName("passed")] int Passed,
    [property: JsonPropertyName("failed")] int Failed,
    [property: JsonPropertyName("broken")] int Broken,
    [property: JsonPropertyName("skipped")] int Skipped,
    [property: JsonPropertyName("notReached")] int NotReached)
{
    public static Counts FromOutcomes(IEnumerable<Outcome> outcomes)
    {
        var by = outcomes.CountBy(outcome => outcome).ToDictionary();
        int Of(Outcome outcome) => by.GetValueOrDefault(outcome);
        return new(by.Values.Sum(), Of(Outcome.Passed), Of(Outcome.Failed), Of(Outcome.Broken), Of(Outcome.Skipped), Of(Outcome.NotReached));
    }

    /// <summary>Those that are not zero, in words.</summary>
    public override string ToString() => string.Join(", ",
        new[] { (Passed, "passed"), (Failed, "failed"), (Broken, "broken"), (Skipped, "skipped"), (NotReached, "not reached") }
            .Where(count => count.Item1 > 0 || count.Item2 == "passed").Select(count => $"{count.Item1} {count.Item2}"));
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, WriteIndented = true, UseStringEnumConverter = true)]
[JsonSerializable(typeof(RunReport))]
internal sealed partial class RunReportJson : JsonSerializerContext;
