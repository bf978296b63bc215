using System.Text.Json.Serialization;

namespace SdrsMock.Model;

/// <summary>A tag of a protected instance.</summary>
internal readonly record struct Tag(
    [property: JsonPropertyName("key")] string Key,
    [property: JsonPropertyName("value")] string Value);
