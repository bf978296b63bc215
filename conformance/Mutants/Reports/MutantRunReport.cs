using System.Text.Json.Serialization;

namespace SdrsMock.Conformance.Mutants.Reports;

/// <summary>A run against mutants as data, the input of all report writers. The schema is <c>mutant-report.schema.json</c>.</summary>
internal sealed record MutantRunReport
{
    /// <summary>The format of this version.</summary>
    public const string CurrentFormat = "sdrs-conformance/mutants/1";

    [JsonPropertyName("format")]
    public string Format { get; init; } = CurrentFormat;

    [JsonPropertyName("tool")]
    public required string Tool { get; init; }

    /// <summary>What was run: the scenario files, or the command.</summary>
    [JsonPropertyName("subject")]
    public required string Subject { get; init; }

    /// <summary>What the tests are called: <c>scenarios</c> or <c>tests</c>.</summary>
    [JsonPropertyName("tests")]
    public required string Tests { get; init; }

    [JsonPropertyName("started")]
    public required DateTimeOffset Started { get; init; }

    [JsonPropertyName("seconds")]
    public required double Seconds { get; init; }

    /// <summary>The part of the mutants, such as <c>1/4</c>; null for all of them.</summary>
    [JsonPropertyName("shard")]
    public string? Shard { get; init; }

    /// <summary>How many selected mutants were not begun, because the budget was used up.</summary>
    [JsonPropertyName("not_run")]
    public int NotRun { get; init; }

    /// <summary>The least share of noticed mutants in per cent, or null.</summary>
    [JsonPropertyName("min_noticed")]
    public double? Minimum { get; init; }

    /// <summary>Whether the share is at least the one that is required.</summary>
    [JsonPropertyName("enough")]
    public required bool IsEnough { get; init; }

    /// <summary>The counts of all mutants that are bugs.</summary>
    [JsonPropertyName("bugs")]
    public required MutantCounts Bugs { get; init; }

    /// <summary>The counts of the changes that a client must survive; null if none was selected.</summary>
    [JsonPropertyName("evolution")]
    public EvolutionCounts? Evolution { get; init; }

    [JsonPropertyName("families")]
    public required IReadOnlyList<MutantCounts> Families { get; init; }

    [JsonPropertyName("mutants")]
    public required IReadOnlyList<MutantEntry> Mutants { get; init; }
}
