using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>A DR drill. Source: <c>schemas/types/drill.json</c>.</summary>
public sealed record DisasterRecoveryDrill
{
    /// <summary>The ID, a UUID.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>The name.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>One of <see cref="DisasterRecoveryDrillStatus"/>.</summary>
    [JsonPropertyName("status")]
    public required string Status { get; init; }

    /// <summary>ID of its protection group.</summary>
    [JsonPropertyName("server_group_id")]
    public required string ServerGroupId { get; init; }

    /// <summary>ID of the VPC of the drill.</summary>
    [JsonPropertyName("drill_vpc_id")]
    public required string DrillVpcId { get; init; }

    /// <summary>Creation time, UTC.</summary>
    [JsonPropertyName("created_at")]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Time of the last change, UTC.</summary>
    [JsonPropertyName("updated_at")]
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The drill servers, one for each protected instance of the group.</summary>
    [JsonPropertyName("drill_servers")]
    public required IReadOnlyList<DrillServer> DrillServers { get; init; }
}
