using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>A replication pair. Source: <c>schemas/types/replication.json</c>.</summary>
public sealed record Replication
{
    /// <summary>The ID, a UUID.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>The name.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>The description, or null.</summary>
    [JsonPropertyName("description")]
    public required string? Description { get; init; }

    /// <summary>Replication model: <c>hypermetro</c>.</summary>
    [JsonPropertyName("replication_model")]
    public required string ReplicationModel { get; init; }

    /// <summary>One of <see cref="ReplicationStatus"/>.</summary>
    [JsonPropertyName("status")]
    public required string Status { get; init; }

    /// <summary>Progress of the synchronization in per cent, 0 to 100.</summary>
    [JsonPropertyName("progress")]
    public required int Progress { get; init; }

    /// <summary>Replication status of the data: <c>active</c>, <c>inactive</c>, <c>copying</c> or <c>active-stopped</c>.</summary>
    [JsonPropertyName("replication_status")]
    public required string DataStatus { get; init; }

    /// <summary>The protected instances that the pair is attached to; more than one only for a shared disk.</summary>
    [JsonPropertyName("attachment")]
    public required IReadOnlyList<ReplicationAttachment> Attachment { get; init; }

    /// <summary>ID of its protection group.</summary>
    [JsonPropertyName("server_group_id")]
    public required string ServerGroupId { get; init; }

    /// <summary>IDs of the two disks, separated by a comma, the production site disk first.</summary>
    [JsonPropertyName("volume_ids")]
    public required string VolumeIds { get; init; }

    /// <summary>The current production site: one of <see cref="Station"/>.</summary>
    [JsonPropertyName("priority_station")]
    public required string PriorityStation { get; init; }

    /// <summary>
    /// Fault level: <c>0</c> no fault; <c>2</c> the production disk is lost, a failover is advised; <c>5</c> the link is lost, do
    /// not fail over.
    /// </summary>
    [JsonPropertyName("fault_level")]
    public required string FaultLevel { get; init; }

    /// <summary>Creation time, UTC.</summary>
    [JsonPropertyName("created_at")]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Time of the last change, UTC.</summary>
    [JsonPropertyName("updated_at")]
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Properties of the disks.</summary>
    [JsonPropertyName("record_metadata")]
    public required RecordMetadata RecordMetadata { get; init; }

    /// <summary>Error code if the status is <c>error</c>; otherwise null.</summary>
    [JsonPropertyName("failure_detail")]
    public string? FailureDetail { get; init; }
}
