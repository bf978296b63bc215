using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>Asks for instances by their tags. Source: <c>schemas/ListProtectedInstancesByTags.request.json</c>.</summary>
public sealed record TagQuery
{
    /// <summary><c>filter</c> returns the instances, <c>count</c> only their number.</summary>
    [JsonPropertyName("action")]
    public string Action { get; init; } = "filter";

    /// <summary>How many to return at most, 1 to 1000; only with <c>filter</c>.</summary>
    [JsonNumberHandling(JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString)]
    [JsonPropertyName("limit")]
    public int? Limit { get; init; }

    /// <summary>How many to skip; only with <c>filter</c>.</summary>
    [JsonNumberHandling(JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString)]
    [JsonPropertyName("offset")]
    public int? Offset { get; init; }

    /// <summary>Keeps instances that match every entry.</summary>
    [JsonPropertyName("tags")]
    public IReadOnlyList<TagFilter>? Tags { get; init; }

    /// <summary>Keeps instances that match at least one entry.</summary>
    [JsonPropertyName("tags_any")]
    public IReadOnlyList<TagFilter>? TagsAny { get; init; }

    /// <summary>Keeps instances that do not match every entry.</summary>
    [JsonPropertyName("not_tags")]
    public IReadOnlyList<TagFilter>? NotTags { get; init; }

    /// <summary>Keeps instances that match no entry.</summary>
    [JsonPropertyName("not_tags_any")]
    public IReadOnlyList<TagFilter>? NotTagsAny { get; init; }

    /// <summary>Keeps instances by their name: key <c>resource_name</c>.</summary>
    [JsonPropertyName("matches")]
    public IReadOnlyList<TagMatch>? Matches { get; init; }
}
