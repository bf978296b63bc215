using System.Text.Json.Serialization;

namespace SdrsMock.Client;

/// <summary>A DR drill. Source: <c>schemas/types/drill.json</c>.</summary>
public sealed record DisasterRecoveryDrill
{
    /// <summary>UUID.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>The name.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>One of <see cref="DisasterRecoveryDrillStatus"/>.</summary>
    [JsonPropertyName("status")]
    public required string Status { get; init; }

    /// <summary>Id of its protection group.</summary>
    [JsonPropertyName("server_group_id")]
    public required string ServerGroupId { get; init; }

    /// <summary>Id of the VPC that it runs in.</summary>
    [JsonPropertyName("drill_vpc_id")]
    public required string DrillVpcId { get; init; }

    /// <summary>When it was made, UTC.</summary>
    [JsonPropertyName("created_at")]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed, UTC.</summary>
    [JsonPropertyName("updated_at")]
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Its servers, one for each instance of the group.</summary>
    [JsonPropertyName("drill_servers")]
    public required IReadOnlyList<DrillServer> DrillServers { get; init; }
}

/// <summary>A server of a DR drill.</summary>
/// <param name="ProtectedInstance">Id of the instance that it stands for.</param>
/// <param name="DrillServerId">Id of the server.</param>
public sealed record DrillServer(
    [property: JsonPropertyName("protected_instance")] string ProtectedInstance,
    [property: JsonPropertyName("drill_server_id")] string DrillServerId);

/// <summary>A page of DR drills.</summary>
/// <param name="Count">How many match in all.</param>
/// <param name="DisasterRecoveryDrills">Those of the page.</param>
public sealed record DisasterRecoveryDrillPage(
    [property: JsonPropertyName("count")] int Count,
    [property: JsonPropertyName("disaster_recovery_drills")] IReadOnlyList<DisasterRecoveryDrill> DisasterRecoveryDrills);

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

/// <summary>A DR drill to be made. Source: <c>schemas/CreateDisasterRecoveryDrill.request.json</c>.</summary>
/// <param name="ServerGroupId">Id of the protection group.</param>
/// <param name="Name">1 to 64 bytes: letters, digits, decimal points, underscores and hyphens.</param>
/// <param name="DrillVpcId">Id of a VPC for the drill; the service makes one when left out.</param>
public sealed record CreateDisasterRecoveryDrillRequest(
    [property: JsonPropertyName("server_group_id")] string ServerGroupId,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("drill_vpc_id")] string? DrillVpcId = null);
