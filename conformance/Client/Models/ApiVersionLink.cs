using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>A link.</summary>
/// <param name="Href">Where to.</param>
/// <param name="Rel"><c>self</c>.</param>
public sealed record ApiVersionLink(
    [property: JsonPropertyName("href")] string Href,
    [property: JsonPropertyName("rel")] string Rel);
