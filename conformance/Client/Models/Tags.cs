using System.Text.Json.Serialization;

namespace SdrsMock.Client;

/// <summary>A tag of a protected instance. Source: <c>schemas/types/tag.json</c>.</summary>
/// <param name="Key">1 to 36 Unicode characters, without control characters and <c>* &lt; &gt; \ = , | /</c>.</param>
/// <param name="Value">0 to 43 Unicode characters of the same kind.</param>
public sealed record Tag(
    [property: JsonPropertyName("key")] string Key,
    [property: JsonPropertyName("value")] string Value);

/// <summary>A tag to be taken off.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Value">When given, the tag goes only if it has this value.</param>
public sealed record TagDelete(
    [property: JsonPropertyName("key")] string Key,
    [property: JsonPropertyName("value")] string? Value = null);

/// <summary>A key that is in use in the project.</summary>
/// <param name="Key">The key.</param>
/// <param name="Values">The values in use, each once.</param>
public sealed record ProjectTag(
    [property: JsonPropertyName("key")] string Key,
    [property: JsonPropertyName("values")] IReadOnlyList<string> Values);

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

/// <summary>A key and the values that will do.</summary>
/// <param name="Key">1 to 127 Unicode characters.</param>
/// <param name="Values">Any of these; none stands for any value, and a leading <c>*</c> for values that contain the rest.</param>
public sealed record TagFilter(
    [property: JsonPropertyName("key")] string Key,
    [property: JsonPropertyName("values")] IReadOnlyList<string> Values);

/// <summary>Something to match other than a tag.</summary>
/// <param name="Key"><c>resource_name</c>.</param>
/// <param name="Value">Part of the name, in either case; empty for the empty name.</param>
public sealed record TagMatch(
    [property: JsonPropertyName("key")] string Key,
    [property: JsonPropertyName("value")] string Value);
