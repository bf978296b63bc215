using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>Which DR drills to list. Source: <c>schemas/ListDisasterRecoveryDrills.request.json</c>.</summary>
public sealed record DisasterRecoveryDrillQuery : PageQuery
{
    /// <summary>Keeps those of a group.</summary>
    [JsonPropertyName("server_group_id")]
    public string? ServerGroupId { get; init; }

    /// <summary>Keeps those whose name contains this.</summary>
    [JsonPropertyName("name")]
    public string? Name { get; init; }

    /// <summary>Keeps those in a status: one of <see cref="DisasterRecoveryDrillStatus"/>.</summary>
    [JsonPropertyName("status")]
    public string? Status { get; init; }

    /// <summary>Keeps those that run in this VPC.</summary>
    [JsonPropertyName("drill_vpc_id")]
    public string? DrillVpcId { get; init; }
}
