using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>A version of the API. Source: <c>schemas/types/api-version.json</c>.</summary>
public sealed record ApiVersion
{
    /// <summary>Such as <c>v1</c>.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>Where it is.</summary>
    [JsonPropertyName("links")]
    public required IReadOnlyList<ApiVersionLink> Links { get; init; }

    /// <summary><c>CURRENT</c>, <c>SUPPORT</c> or <c>SUPPORTED</c>, which mean the same, or <c>DEPRECATED</c>.</summary>
    [JsonPropertyName("status")]
    public required string Status { get; init; }

    /// <summary>When it came out, UTC.</summary>
    [JsonPropertyName("updated")]
    public required DateTimeOffset Updated { get; init; }

    /// <summary>The highest microversion; empty where there are none.</summary>
    [JsonPropertyName("version")]
    public required string Version { get; init; }

    /// <summary>The lowest microversion; empty where there are none.</summary>
    [JsonPropertyName("min_version")]
    public required string MinVersion { get; init; }
}
