using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>A key and the values that will do.</summary>
/// <param name="Key">1 to 127 Unicode characters.</param>
/// <param name="Values">Any of these; none stands for any value, and a leading <c>*</c> for values that contain the rest.</param>
public sealed record TagFilter(
    [property: JsonPropertyName("key")] string Key,
    [property: JsonPropertyName("values")] IReadOnlyList<string> Values);
