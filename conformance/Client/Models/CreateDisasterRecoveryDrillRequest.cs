using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>A DR drill to be made. Source: <c>schemas/CreateDisasterRecoveryDrill.request.json</c>.</summary>
/// <param name="ServerGroupId">Id of the protection group.</param>
/// <param name="Name">1 to 64 bytes: letters, digits, decimal points, underscores and hyphens.</param>
/// <param name="DrillVpcId">Id of a VPC for the drill; the service makes one when left out.</param>
public sealed record CreateDisasterRecoveryDrillRequest(
    [property: JsonPropertyName("server_group_id")] string ServerGroupId,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("drill_vpc_id")] string? DrillVpcId = null);
