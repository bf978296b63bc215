using System.Text.Json.Serialization;

namespace SdrsMock.Conformance.Mutants.Reports;

/// <summary>The result of one mutant in a report.</summary>
internal sealed record MutantEntry
{
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    [JsonPropertyName("family")]
    public required string Family { get; init; }

    [JsonPropertyName("operation")]
    public string? Operation { get; init; }

    [JsonPropertyName("constraint")]
    public string? Constraint { get; init; }

    [JsonPropertyName("description")]
    public required string Description { get; init; }

    [JsonPropertyName("outcome")]
    public required MutantOutcome Outcome { get; init; }

    /// <summary>The scenario that noticed it, or the shortest one that reaches it.</summary>
    [JsonPropertyName("scenario")]
    public string? Scenario { get; init; }

    /// <summary>The file and row that noticed it.</summary>
    [JsonPropertyName("row")]
    public string? Row { get; init; }

    /// <summary>Why it is excused.</summary>
    [JsonPropertyName("reason")]
    public string? Reason { get; init; }

    /// <summary>How many scenarios, or how often the command, was run.</summary>
    [JsonPropertyName("played")]
    public int Played { get; init; }

    [JsonPropertyName("seconds")]
    public double Seconds { get; init; }

    /// <summary>What the result means, as a sentence; null if nothing needs to be done.</summary>
    [JsonPropertyName("sentence")]
    public string? Sentence { get; init; }

    /// <summary>What would show it; null if nothing needs to be done.</summary>
    [JsonPropertyName("show")]
    public MutantWitness? Witness { get; init; }

    /// <summary>Whether it is a change that a client must survive.</summary>
    [JsonIgnore]
    public bool IsEvolution => Family == Mutant.Evolution;

    /// <summary>Whether something needs to be done: a bug is not noticed, or a change not survived.</summary>
    [JsonIgnore]
    public bool NeedsWork => IsEvolution ? Outcome is MutantOutcome.Noticed : Outcome is MutantOutcome.Unnoticed;
}
