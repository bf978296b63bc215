using System.Text.Json.Serialization;

namespace SdrsMock.Conformance.Play;

/// <summary>One call that creates something, as far as it is known.</summary>
internal sealed class CleanupLogEntry(int number, string kind, string story, string project)
{
    public int Number => number;

    /// <summary>The noun of what it creates.</summary>
    public string Kind => kind;

    public string Scenario => story;

    public string Project => project;

    /// <summary>The job that creates it; null before the answer came.</summary>
    public string? Job { get; set; }

    /// <summary>Whether nothing is open any more: the service refused, or its job has told all ids.</summary>
    public bool Settled { get; set; }

    /// <summary>What it made and is not known to be gone.</summary>
    public List<string> Ids { get; } = [];
}

/// <summary>One line of a clean-up ledger.</summary>
/// <param name="Event"><c>target</c>, <c>creating</c>, <c>job</c>, <c>made</c>, <c>settled</c> or <c>gone</c>.</param>
internal sealed record CleanupLogLine([property: JsonPropertyName("what")] string Event)
{
    [JsonPropertyName("number")]
    public int? Number { get; init; }

    [JsonPropertyName("at")]
    public DateTimeOffset? At { get; init; }

    [JsonPropertyName("url")]
    public Uri? Url { get; init; }

    [JsonPropertyName("project")]
    public string? Project { get; init; }

    [JsonPropertyName("kind")]
    public string? Kind { get; init; }

    [JsonPropertyName("story")]
    public string? Scenario { get; init; }

    [JsonPropertyName("job")]
    public string? Job { get; init; }

    [JsonPropertyName("id")]
    public string? Id { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CleanupLogLine))]
internal sealed partial class CleanupLogJsonContext : JsonSerializerContext;
