using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>A protection group. Source: <c>schemas/types/protection-group.json</c>.</summary>
public sealed record ProtectionGroup
{
    /// <summary>The ID, a UUID.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>The name. It is not unique.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>The description, or null.</summary>
    [JsonPropertyName("description")]
    public required string? Description { get; init; }

    /// <summary>Zone of the production site when the group was created; a switchover does not change it.</summary>
    [JsonPropertyName("source_availability_zone")]
    public required string SourceAvailabilityZone { get; init; }

    /// <summary>Zone of the DR site when the group was created; a switchover does not change it.</summary>
    [JsonPropertyName("target_availability_zone")]
    public required string TargetAvailabilityZone { get; init; }

    /// <summary>ID of the active-active domain.</summary>
    [JsonPropertyName("domain_id")]
    public required string DomainId { get; init; }

    /// <summary>Name of the active-active domain.</summary>
    [JsonPropertyName("domain_name")]
    public required string DomainName { get; init; }

    /// <summary>One of <see cref="ProtectionGroupStatus"/>.</summary>
    [JsonPropertyName("status")]
    public required string Status { get; init; }

    /// <summary><c>started</c> or <c>stopped</c> on legacy groups, else null.</summary>
    [JsonPropertyName("protected_status")]
    public required string? ProtectedStatus { get; init; }

    /// <summary><c>active</c>, <c>inactive</c>, <c>copying</c> or <c>active-stopped</c> on legacy groups, else null.</summary>
    [JsonPropertyName("replication_status")]
    public required string? ReplicationStatus { get; init; }

    /// <summary><c>normal</c> or <c>abnormal</c> on legacy groups, else null.</summary>
    [JsonPropertyName("health_status")]
    public required string? HealthStatus { get; init; }

    /// <summary>Progress of the synchronization in per cent, 0 to 100.</summary>
    [JsonPropertyName("progress")]
    public required int Progress { get; init; }

    /// <summary>The current production site: one of <see cref="Station"/>.</summary>
    [JsonPropertyName("priority_station")]
    public required string PriorityStation { get; init; }

    /// <summary>Number of protected instances in the group.</summary>
    [JsonPropertyName("protected_instance_num")]
    public required int ProtectedInstanceNum { get; init; }

    /// <summary>Number of replication pairs in the group.</summary>
    [JsonPropertyName("replication_num")]
    public required int ReplicationNum { get; init; }

    /// <summary>Number of DR drills of the group.</summary>
    [JsonPropertyName("disaster_recovery_drill_num")]
    public required int DisasterRecoveryDrillNum { get; init; }

    /// <summary>ID of the VPC of the production site.</summary>
    [JsonPropertyName("source_vpc_id")]
    public required string SourceVpcId { get; init; }

    /// <summary>ID of the VPC of the DR site; equal to the source VPC.</summary>
    [JsonPropertyName("target_vpc_id")]
    public required string TargetVpcId { get; init; }

    /// <summary>Reserved.</summary>
    [JsonPropertyName("test_vpc_id")]
    public required string? TestVpcId { get; init; }

    /// <summary>The deployment model: <c>migration</c>, within one VPC.</summary>
    [JsonPropertyName("dr_type")]
    public required string DrType { get; init; }

    /// <summary>Type of the protected servers: <c>ECS</c>.</summary>
    [JsonPropertyName("server_type")]
    public required string ServerType { get; init; }

    /// <summary>Creation time, UTC.</summary>
    [JsonPropertyName("created_at")]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Time of the last change, UTC.</summary>
    [JsonPropertyName("updated_at")]
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary><c>replication-pair</c>; null on legacy groups.</summary>
    [JsonPropertyName("protection_type")]
    public required string? ProtectionType { get; init; }

    /// <summary>Reserved.</summary>
    [JsonPropertyName("replication_model")]
    public required string? ReplicationModel { get; init; }
}
