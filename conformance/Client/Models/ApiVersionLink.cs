using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>A link to a version of the API.</summary>
/// <param name="Href">The URL.</param>
/// <param name="Rel">The relation: <c>self</c>.</param>
public sealed record ApiVersionLink(
    [property: JsonPropertyName("href")] string Href,
    [property: JsonPropertyName("rel")] string Rel);
