using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>A quota. Source: <c>schemas/types/quota.json</c>.</summary>
public sealed record Quota
{
    /// <summary><c>server_groups</c> or <c>replications</c>.</summary>
    [JsonPropertyName("type")]
    public required string Type { get; init; }

    /// <summary>How many there are.</summary>
    [JsonPropertyName("used")]
    public required int Used { get; init; }

    /// <summary>How many there may be; -1: as many as you like.</summary>
    [JsonPropertyName("quota")]
    public required int Limit { get; init; }

    /// <summary>The lowest that the quota can be set to.</summary>
    [JsonPropertyName("min")]
    public required int Min { get; init; }

    /// <summary>The highest that the quota can be set to; -1: no limit.</summary>
    [JsonPropertyName("max")]
    public required int Max { get; init; }
}
