using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>A tag key that the project uses.</summary>
/// <param name="Key">The key.</param>
/// <param name="Values">The distinct values of the key.</param>
public sealed record ProjectTag(
    [property: JsonPropertyName("key")] string Key,
    [property: JsonPropertyName("values")] IReadOnlyList<string> Values);
