using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>A version of the API. Source: <c>schemas/types/api-version.json</c>.</summary>
public sealed record ApiVersion
{
    /// <summary>ID of the version, such as <c>v1</c>.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>Links to the version.</summary>
    [JsonPropertyName("links")]
    public required IReadOnlyList<ApiVersionLink> Links { get; init; }

    /// <summary><c>CURRENT</c>, <c>SUPPORT</c> or <c>SUPPORTED</c>, which mean the same, or <c>DEPRECATED</c>.</summary>
    [JsonPropertyName("status")]
    public required string Status { get; init; }

    /// <summary>Release time, UTC.</summary>
    [JsonPropertyName("updated")]
    public required DateTimeOffset Updated { get; init; }

    /// <summary>The highest microversion; empty if there is none.</summary>
    [JsonPropertyName("version")]
    public required string Version { get; init; }

    /// <summary>The lowest microversion; empty if there is none.</summary>
    [JsonPropertyName("min_version")]
    public required string MinVersion { get; init; }
}
