namespace SdrsMock.Client;

/// <summary>A replication pair. Source: <c>schemas/types/replication.json</c>.</summary>
public sealed record Replication
{
    /// <summary>UUID.</summary>
    public required string Id { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The description, or null.</summary>
    public required string? Description { get; init; }

    /// <summary><c>hypermetro</c>.</summary>
    public required string ReplicationModel { get; init; }

    /// <summary>One of <see cref="ReplicationStatus"/>.</summary>
    public required string Status { get; init; }

    /// <summary>Progress of the synchronisation in per cent.</summary>
    public required int Progress { get; init; }

    /// <summary>State of the data: <c>active</c>, <c>inactive</c>, <c>copying</c> or <c>active-stopped</c>.</summary>
    [System.Text.Json.Serialization.JsonPropertyName("replication_status")]
    public required string DataStatus { get; init; }

    /// <summary>The instances that it is attached to; more than one only for a shared disk.</summary>
    public required IReadOnlyList<ReplicationAttachment> Attachment { get; init; }

    /// <summary>Id of its protection group.</summary>
    public required string ServerGroupId { get; init; }

    /// <summary>Ids of the two disks, separated by a comma, the production site disk first.</summary>
    public required string VolumeIds { get; init; }

    /// <summary>The site that is production: one of <see cref="Station"/>.</summary>
    public required string PriorityStation { get; init; }

    /// <summary><c>0</c>: none; <c>2</c>: production disk lost, a failover is advised; <c>5</c>: link lost, no failover.</summary>
    public required string FaultLevel { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed, UTC.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>What its disks are like.</summary>
    public required RecordMetadata RecordMetadata { get; init; }

    /// <summary>An error code in the status <c>error</c>, else null or absent.</summary>
    public string? FailureDetail { get; init; }
}

/// <summary>An instance that a pair is attached to.</summary>
/// <param name="Device">Such as <c>/dev/vdb</c>.</param>
/// <param name="ProtectedInstance">Id of the instance.</param>
public sealed record ReplicationAttachment(string Device, string ProtectedInstance);

/// <summary>The disks of a pair. Source: <c>schemas/types/record-metadata.json</c>.</summary>
/// <param name="Multiattach">Whether they are shared disks.</param>
/// <param name="Bootable">Whether they are system disks.</param>
/// <param name="VolumeSize">Size in GB.</param>
/// <param name="VolumeType"><c>SSD</c>, <c>SAS</c>, <c>SATA</c>, <c>co-p1</c> or <c>uh-l1</c>.</param>
public sealed record RecordMetadata(bool Multiattach, bool Bootable, int VolumeSize, string VolumeType);

/// <summary>A page of replication pairs.</summary>
/// <param name="Count">How many match in all.</param>
/// <param name="Replications">Those of the page.</param>
public sealed record ReplicationPage(int Count, IReadOnlyList<Replication> Replications);

/// <summary>Which replication pairs to list. Source: <c>schemas/ListReplications.request.json</c>.</summary>
public sealed record ReplicationQuery : PageQuery
{
    /// <summary>Keeps those of a group; ignored beside <see cref="ServerGroupIds"/>.</summary>
    public string? ServerGroupId { get; init; }

    /// <summary>Keeps those of these groups, at most 30.</summary>
    public IReadOnlyList<string>? ServerGroupIds { get; init; }

    /// <summary>Keeps those of an instance; ignored beside <see cref="ProtectedInstanceIds"/>.</summary>
    public string? ProtectedInstanceId { get; init; }

    /// <summary>Keeps those of these instances, at most 30.</summary>
    public IReadOnlyList<string>? ProtectedInstanceIds { get; init; }

    /// <summary>Keeps those whose name contains this.</summary>
    public string? Name { get; init; }

    /// <summary>Keeps those in a status: one of <see cref="ReplicationStatus"/>.</summary>
    public string? Status { get; init; }

    /// <summary><c>status_abnormal</c>, or <c>general</c>, which keeps all.</summary>
    public string? QueryType { get; init; }

    /// <summary>Keeps those whose production site is in this zone now.</summary>
    public string? AvailabilityZone { get; init; }
}

/// <summary>A replication pair to be made. Source: <c>schemas/CreateReplication.request.json</c>.</summary>
public sealed record NewReplication
{
    /// <summary>Id of the protection group.</summary>
    public required string ServerGroupId { get; init; }

    /// <summary>Id of the production site disk.</summary>
    public required string VolumeId { get; init; }

    /// <summary>1 to 64 bytes: letters, digits, decimal points, underscores and hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>At most 64 bytes of UTF-8, without angle brackets.</summary>
    public string? Description { get; init; }

    /// <summary>Id of a DSS storage pool at the DR site; needed where the DR site disk uses DSS.</summary>
    public string? ClusterId { get; init; }
}

/// <summary>What goes with a replication pair that is deleted. Source: <c>schemas/DeleteReplication.request.json</c>.</summary>
public sealed record ReplicationDeletion
{
    /// <summary>Id of its protection group; compared when given.</summary>
    public string? ServerGroupId { get; init; }

    /// <summary>Whether the DR site disk is deleted too; not when left out.</summary>
    public bool? DeleteTargetVolume { get; init; }
}
