using System.Text.Json.Serialization;

namespace SdrsMock.Conformance.Execution;

/// <summary>One line of a clean-up log.</summary>
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
