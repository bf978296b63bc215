using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>A DR drill to create. Source: <c>schemas/CreateDisasterRecoveryDrill.request.json</c>.</summary>
/// <param name="ServerGroupId">ID of the protection group.</param>
/// <param name="Name">1 to 64 bytes: letters, digits, decimal points, underscores and hyphens.</param>
/// <param name="DrillVpcId">ID of a VPC for the drill; the service creates one when null.</param>
public sealed record CreateDisasterRecoveryDrillRequest(
    [property: JsonPropertyName("server_group_id")] string ServerGroupId,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("drill_vpc_id")] string? DrillVpcId = null);
