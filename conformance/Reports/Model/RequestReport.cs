using System.Text.Json.Serialization;

namespace SdrsMock.Conformance.Reports.Model;

/// <summary>The request that was sent.</summary>
internal sealed record RequestReport(
    [property: JsonPropertyName("method")] string Method,
    [property: JsonPropertyName("url")] string Url,
    [property: JsonPropertyName("headers")] IReadOnlyList<HeaderReport> Headers,
    [property: JsonPropertyName("body")] string? Body)
{
    /// <summary>Whether the target was an embedded mock, which has ended; null if not.</summary>
    [JsonPropertyName("embedded")]
    public bool? IsEmbedded { get; init; }
}
