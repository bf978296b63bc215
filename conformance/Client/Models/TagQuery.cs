using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>Tag query for protected instances. Source: <c>schemas/ListProtectedInstancesByTags.request.json</c>.</summary>
public sealed record TagQuery
{
    /// <summary><c>filter</c> returns the instances; <c>count</c> returns only their number.</summary>
    [JsonPropertyName("action")]
    public string Action { get; init; } = "filter";

    /// <summary>Maximum number of entries to return, 1 to 1000; only with <c>filter</c>.</summary>
    [JsonNumberHandling(JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString)]
    [JsonPropertyName("limit")]
    public int? Limit { get; init; }

    /// <summary>Number of entries to skip; only with <c>filter</c>.</summary>
    [JsonNumberHandling(JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString)]
    [JsonPropertyName("offset")]
    public int? Offset { get; init; }

    /// <summary>Returns instances that match every entry.</summary>
    [JsonPropertyName("tags")]
    public IReadOnlyList<TagFilter>? Tags { get; init; }

    /// <summary>Returns instances that match at least one entry.</summary>
    [JsonPropertyName("tags_any")]
    public IReadOnlyList<TagFilter>? TagsAny { get; init; }

    /// <summary>Returns instances that do not match every entry.</summary>
    [JsonPropertyName("not_tags")]
    public IReadOnlyList<TagFilter>? NotTags { get; init; }

    /// <summary>Returns instances that match no entry.</summary>
    [JsonPropertyName("not_tags_any")]
    public IReadOnlyList<TagFilter>? NotTagsAny { get; init; }

    /// <summary>Returns instances by name: key <c>resource_name</c>.</summary>
    [JsonPropertyName("matches")]
    public IReadOnlyList<TagMatch>? Matches { get; init; }
}
