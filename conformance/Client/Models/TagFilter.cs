using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>A tag key and the accepted values.</summary>
/// <param name="Key">1 to 127 Unicode characters.</param>
/// <param name="Values">
/// Accepted values; an empty list accepts any value, and a value with a leading <c>*</c> accepts values that contain the rest.
/// </param>
public sealed record TagFilter(
    [property: JsonPropertyName("key")] string Key,
    [property: JsonPropertyName("values")] IReadOnlyList<string> Values);
