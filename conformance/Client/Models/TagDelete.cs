using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>A tag to delete.</summary>
/// <param name="Key">Key of the tag.</param>
/// <param name="Value">If not null, the tag is deleted only if it has this value.</param>
public sealed record TagDelete(
    [property: JsonPropertyName("key")] string Key,
    [property: JsonPropertyName("value")] string? Value = null);
