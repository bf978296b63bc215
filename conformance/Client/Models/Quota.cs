using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>A quota. Source: <c>schemas/types/quota.json</c>.</summary>
public sealed record Quota
{
    /// <summary>Type of the resource: <c>server_groups</c> or <c>replications</c>.</summary>
    [JsonPropertyName("type")]
    public required string Type { get; init; }

    /// <summary>Number of existing resources.</summary>
    [JsonPropertyName("used")]
    public required int Used { get; init; }

    /// <summary>Maximum number of resources; -1 if unlimited.</summary>
    [JsonPropertyName("quota")]
    public required int Limit { get; init; }

    /// <summary>Lowest value that the quota can be set to.</summary>
    [JsonPropertyName("min")]
    public required int Min { get; init; }

    /// <summary>Highest value that the quota can be set to; -1 if unlimited.</summary>
    [JsonPropertyName("max")]
    public required int Max { get; init; }
}
