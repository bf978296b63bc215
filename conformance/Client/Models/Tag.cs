using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>A tag of a protected instance. Source: <c>schemas/types/tag.json</c>.</summary>
/// <param name="Key">1 to 36 Unicode characters, without control characters and <c>* &lt; &gt; \ = , | /</c>.</param>
/// <param name="Value">0 to 43 Unicode characters of the same kind.</param>
public sealed record Tag(
    [property: JsonPropertyName("key")] string Key,
    [property: JsonPropertyName("value")] string Value);
