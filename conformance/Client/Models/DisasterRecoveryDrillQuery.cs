using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>Filters and page for DR drills. Source: <c>schemas/ListDisasterRecoveryDrills.request.json</c>.</summary>
public sealed record DisasterRecoveryDrillQuery : PageQuery
{
    /// <summary>ID of the protection group to filter by.</summary>
    [JsonPropertyName("server_group_id")]
    public string? ServerGroupId { get; init; }

    /// <summary>Part of the name to filter by.</summary>
    [JsonPropertyName("name")]
    public string? Name { get; init; }

    /// <summary>Status to filter by: one of <see cref="DisasterRecoveryDrillStatus"/>.</summary>
    [JsonPropertyName("status")]
    public string? Status { get; init; }

    /// <summary>ID of the VPC to filter by.</summary>
    [JsonPropertyName("drill_vpc_id")]
    public string? DrillVpcId { get; init; }
}
