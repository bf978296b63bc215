using System.Text.Json;
using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>The IDs of the resources that a job created or changed. Source: <c>schemas/types/job-entities.json</c>.</summary>
public sealed record JobEntities
{
    /// <summary>ID of the protection group.</summary>
    [JsonPropertyName("server_group_id")]
    public string? ServerGroupId { get; init; }

    /// <summary>ID of the protected instance.</summary>
    [JsonPropertyName("protected_instance_id")]
    public string? ProtectedInstanceId { get; init; }

    /// <summary>ID of the replication pair.</summary>
    [JsonPropertyName("replication_pair_id")]
    public string? ReplicationPairId { get; init; }

    /// <summary>ID of the DR drill.</summary>
    [JsonPropertyName("disaster_recovery_drill_id")]
    public string? DisasterRecoveryDrillId { get; init; }

    /// <summary>IDs of disks, separated by commas.</summary>
    [JsonPropertyName("volume_ids")]
    public string? VolumeIds { get; init; }

    /// <summary>ID of the DR site server.</summary>
    [JsonPropertyName("native_server_id")]
    public string? NativeServerId { get; init; }

    /// <summary>ID of the NIC.</summary>
    [JsonPropertyName("nic_id")]
    public string? NicId { get; init; }

    /// <summary>The sub-jobs; null if there are none.</summary>
    [JsonPropertyName("sub_jobs")]
    public IReadOnlyList<SubJob>? SubJobs { get; init; }

    /// <summary>Other members of the response, by name.</summary>
    [JsonInclude, JsonExtensionData]
    [JsonPropertyName("others")]
    public IDictionary<string, JsonElement>? Others { get; internal set; }
}
