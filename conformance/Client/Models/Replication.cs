using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>A replication pair. Source: <c>schemas/types/replication.json</c>.</summary>
public sealed record Replication
{
    /// <summary>UUID.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>The name.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>The description, or null.</summary>
    [JsonPropertyName("description")]
    public required string? Description { get; init; }

    /// <summary><c>hypermetro</c>.</summary>
    [JsonPropertyName("replication_model")]
    public required string ReplicationModel { get; init; }

    /// <summary>One of <see cref="ReplicationStatus"/>.</summary>
    [JsonPropertyName("status")]
    public required string Status { get; init; }

    /// <summary>Progress of the synchronisation in per cent.</summary>
    [JsonPropertyName("progress")]
    public required int Progress { get; init; }

    /// <summary>State of the data: <c>active</c>, <c>inactive</c>, <c>copying</c> or <c>active-stopped</c>.</summary>
    [JsonPropertyName("replication_status")]
    public required string DataStatus { get; init; }

    /// <summary>The instances that it is attached to; more than one only for a shared disk.</summary>
    [JsonPropertyName("attachment")]
    public required IReadOnlyList<ReplicationAttachment> Attachment { get; init; }

    /// <summary>Id of its protection group.</summary>
    [JsonPropertyName("server_group_id")]
    public required string ServerGroupId { get; init; }

    /// <summary>Ids of the two disks, separated by a comma, the production site disk first.</summary>
    [JsonPropertyName("volume_ids")]
    public required string VolumeIds { get; init; }

    /// <summary>The site that is production: one of <see cref="Station"/>.</summary>
    [JsonPropertyName("priority_station")]
    public required string PriorityStation { get; init; }

    /// <summary><c>0</c>: none; <c>2</c>: production disk lost, a failover is advised; <c>5</c>: link lost, no failover.</summary>
    [JsonPropertyName("fault_level")]
    public required string FaultLevel { get; init; }

    /// <summary>When it was made, UTC.</summary>
    [JsonPropertyName("created_at")]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed, UTC.</summary>
    [JsonPropertyName("updated_at")]
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>What its disks are like.</summary>
    [JsonPropertyName("record_metadata")]
    public required RecordMetadata RecordMetadata { get; init; }

    /// <summary>An error code in the status <c>error</c>, else null or absent.</summary>
    [JsonPropertyName("failure_detail")]
    public string? FailureDetail { get; init; }
}
