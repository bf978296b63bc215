using System.Text.Json.Serialization;

namespace SdrsMock.Client;

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

/// <summary>An instance that a pair is attached to.</summary>
/// <param name="Device">Such as <c>/dev/vdb</c>.</param>
/// <param name="ProtectedInstance">Id of the instance.</param>
public sealed record ReplicationAttachment(
    [property: JsonPropertyName("device")] string Device,
    [property: JsonPropertyName("protected_instance")] string ProtectedInstance);

/// <summary>The disks of a pair. Source: <c>schemas/types/record-metadata.json</c>.</summary>
/// <param name="Multiattach">Whether they are shared disks.</param>
/// <param name="Bootable">Whether they are system disks.</param>
/// <param name="VolumeSize">Size in GB.</param>
/// <param name="VolumeType"><c>SSD</c>, <c>SAS</c>, <c>SATA</c>, <c>co-p1</c> or <c>uh-l1</c>.</param>
public sealed record RecordMetadata(
    [property: JsonPropertyName("multiattach")] bool Multiattach,
    [property: JsonPropertyName("bootable")] bool Bootable,
    [property: JsonPropertyName("volume_size")] int VolumeSize,
    [property: JsonPropertyName("volume_type")] string VolumeType);

/// <summary>A page of replication pairs.</summary>
/// <param name="Count">How many match in all.</param>
/// <param name="Replications">Those of the page.</param>
public sealed record ReplicationPage(
    [property: JsonPropertyName("count")] int Count,
    [property: JsonPropertyName("replications")] IReadOnlyList<Replication> Replications);

/// <summary>Which replication pairs to list. Source: <c>schemas/ListReplications.request.json</c>.</summary>
public sealed record ReplicationQuery : PageQuery
{
    /// <summary>Keeps those of a group; ignored beside <see cref="ServerGroupIds"/>.</summary>
    [JsonPropertyName("server_group_id")]
    public string? ServerGroupId { get; init; }

    /// <summary>Keeps those of these groups, at most 30.</summary>
    [JsonPropertyName("server_group_ids")]
    public IReadOnlyList<string>? ServerGroupIds { get; init; }

    /// <summary>Keeps those of an instance; ignored beside <see cref="ProtectedInstanceIds"/>.</summary>
    [JsonPropertyName("protected_instance_id")]
    public string? ProtectedInstanceId { get; init; }

    /// <summary>Keeps those of these instances, at most 30.</summary>
    [JsonPropertyName("protected_instance_ids")]
    public IReadOnlyList<string>? ProtectedInstanceIds { get; init; }

    /// <summary>Keeps those whose name contains this.</summary>
    [JsonPropertyName("name")]
    public string? Name { get; init; }

    /// <summary>Keeps those in a status: one of <see cref="ReplicationStatus"/>.</summary>
    [JsonPropertyName("status")]
    public string? Status { get; init; }

    /// <summary><c>status_abnormal</c>, or <c>general</c>, which keeps all.</summary>
    [JsonPropertyName("query_type")]
    public string? QueryType { get; init; }

    /// <summary>Keeps those whose production site is in this zone now.</summary>
    [JsonPropertyName("availability_zone")]
    public string? AvailabilityZone { get; init; }
}

/// <summary>A replication pair to be made. Source: <c>schemas/CreateReplication.request.json</c>.</summary>
public sealed record CreateReplicationRequest
{
    /// <summary>Id of the protection group.</summary>
    [JsonPropertyName("server_group_id")]
    public required string ServerGroupId { get; init; }

    /// <summary>Id of the production site disk.</summary>
    [JsonPropertyName("volume_id")]
    public required string VolumeId { get; init; }

    /// <summary>1 to 64 bytes: letters, digits, decimal points, underscores and hyphens.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>At most 64 bytes of UTF-8, without angle brackets.</summary>
    [JsonPropertyName("description")]
    public string? Description { get; init; }

    /// <summary>Id of a DSS storage pool at the DR site; needed where the DR site disk uses DSS.</summary>
    [JsonPropertyName("cluster_id")]
    public string? ClusterId { get; init; }
}

/// <summary>What goes with a replication pair that is deleted. Source: <c>schemas/DeleteReplication.request.json</c>.</summary>
public sealed record DeleteReplicationRequest
{
    /// <summary>Id of its protection group; compared when given.</summary>
    [JsonPropertyName("server_group_id")]
    public string? ServerGroupId { get; init; }

    /// <summary>Whether the DR site disk is deleted too; not when left out.</summary>
    [JsonPropertyName("delete_target_volume")]
    public bool? DeleteTargetVolume { get; init; }
}
