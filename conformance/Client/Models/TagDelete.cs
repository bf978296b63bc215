using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>A tag to be taken off.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Value">When given, the tag goes only if it has this value.</param>
public sealed record TagDelete(
    [property: JsonPropertyName("key")] string Key,
    [property: JsonPropertyName("value")] string? Value = null);
