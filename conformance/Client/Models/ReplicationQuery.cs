using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>Filters and page for replication pairs. Source: <c>schemas/ListReplications.request.json</c>.</summary>
public sealed record ReplicationQuery : PageQuery
{
    /// <summary>ID of the protection group to filter by; ignored if <see cref="ServerGroupIds"/> is set.</summary>
    [JsonPropertyName("server_group_id")]
    public string? ServerGroupId { get; init; }

    /// <summary>IDs of the protection groups to filter by, at most 30.</summary>
    [JsonPropertyName("server_group_ids")]
    public IReadOnlyList<string>? ServerGroupIds { get; init; }

    /// <summary>ID of the protected instance to filter by; ignored if <see cref="ProtectedInstanceIds"/> is set.</summary>
    [JsonPropertyName("protected_instance_id")]
    public string? ProtectedInstanceId { get; init; }

    /// <summary>IDs of the protected instances to filter by, at most 30.</summary>
    [JsonPropertyName("protected_instance_ids")]
    public IReadOnlyList<string>? ProtectedInstanceIds { get; init; }

    /// <summary>Part of the name to filter by.</summary>
    [JsonPropertyName("name")]
    public string? Name { get; init; }

    /// <summary>Status to filter by: one of <see cref="ReplicationStatus"/>.</summary>
    [JsonPropertyName("status")]
    public string? Status { get; init; }

    /// <summary><c>status_abnormal</c>, or <c>general</c> for all.</summary>
    [JsonPropertyName("query_type")]
    public string? QueryType { get; init; }

    /// <summary>Current zone of the production site to filter by.</summary>
    [JsonPropertyName("availability_zone")]
    public string? AvailabilityZone { get; init; }

    /// <summary>ID of one of the two disks of the pair.</summary>
    [JsonPropertyName("volume_id")]
    public string? VolumeId { get; init; }
}
