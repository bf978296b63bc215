using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>A key that is in use in the project.</summary>
/// <param name="Key">The key.</param>
/// <param name="Values">The values in use, each once.</param>
public sealed record ProjectTag(
    [property: JsonPropertyName("key")] string Key,
    [property: JsonPropertyName("values")] IReadOnlyList<string> Values);
