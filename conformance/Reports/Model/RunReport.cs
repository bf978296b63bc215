using System.Text.Json.Serialization;

namespace SdrsMock.Conformance.Reports;

/// <summary>A whole run as data without secrets: all that a report may show. Its schema is <c>run-report.schema.json</c>.</summary>
internal sealed record RunReport
{
    public const string CurrentFormat = "sdrs-conformance/run-report/1";

    public string Format { get; init; } = CurrentFormat;

    /// <summary>The program and its version.</summary>
    public required string Tool { get; init; }

    public required Verdict Verdict { get; init; }

    /// <summary>The verdict as one line.</summary>
    public required string Summary { get; init; }

    /// <summary>What was played against, in words.</summary>
    public required string Target { get; init; }

    /// <summary>What made-up values came from; the same seed repeats the run.</summary>
    public required long Seed { get; init; }

    public required DateTimeOffset Started { get; init; }

    public required double Seconds { get; init; }

    /// <summary>The per cent that were asked for, or null.</summary>
    public double? MinimumCoverage { get; init; }

    public required Counts Stories { get; init; }

    public required Counts Steps { get; init; }

    public required CoverageReport Coverage { get; init; }

    /// <summary>What a reader should know although it passed.</summary>
    public required IReadOnlyList<string> Findings { get; init; }

    /// <summary>What the clean-up could not delete.</summary>
    public required IReadOnlyList<string> LeftBehind { get; init; }

    public required IReadOnlyList<StoryReport> Results { get; init; }

    [JsonIgnore]
    public IEnumerable<StoryReport> Failures => Results.Where(story => story.Outcome is Outcome.Failed or Outcome.Broken);
}

/// <summary>How a run ended.</summary>
internal enum Verdict
{
    Conforms,
    DoesNotConform,
    BrokenTables,
    CleanUpIncomplete,
    CoverageTooLow,
    NothingPlayed,
}

/// <summary>How many ended how.</summary>
internal sealed record Counts(int Total, int Passed, int Failed, int Broken, int Skipped, int NotReached)
{
    public static Counts Of(IEnumerable<Outcome> outcomes)
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
