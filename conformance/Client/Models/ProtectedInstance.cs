using System.Text.Json.Serialization;

namespace SdrsMock.Client;

/// <summary>A protected instance. Source: <c>schemas/types/protected-instance.json</c>.</summary>
public sealed record ProtectedInstance
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

    /// <summary>Id of its protection group.</summary>
    [JsonPropertyName("server_group_id")]
    public required string ServerGroupId { get; init; }

    /// <summary>One of <see cref="ProtectedInstanceStatus"/>.</summary>
    [JsonPropertyName("status")]
    public required string Status { get; init; }

    /// <summary>Progress of the synchronisation in per cent.</summary>
    [JsonPropertyName("progress")]
    public required int Progress { get; init; }

    /// <summary>Id of the production site server.</summary>
    [JsonPropertyName("source_server")]
    public required string SourceServer { get; init; }

    /// <summary>Id of the DR site server; null until it has been made.</summary>
    [JsonPropertyName("target_server")]
    public required string? TargetServer { get; init; }

    /// <summary>When it was made, UTC.</summary>
    [JsonPropertyName("created_at")]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed, UTC.</summary>
    [JsonPropertyName("updated_at")]
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The site that is production: one of <see cref="Station"/>.</summary>
    [JsonPropertyName("priority_station")]
    public required string PriorityStation { get; init; }

    /// <summary>The replication pairs of its disks.</summary>
    [JsonPropertyName("attachment")]
    public required IReadOnlyList<InstanceAttachment> Attachment { get; init; }

    /// <summary>Its tags.</summary>
    [JsonPropertyName("tags")]
    public required IReadOnlyList<Tag> Tags { get; init; }

    /// <summary>Empty, or <c>__system__frozen</c> = <c>true</c> where the instance is frozen.</summary>
    [JsonPropertyName("metadata")]
    public required IReadOnlyDictionary<string, string> Metadata { get; init; }
}

/// <summary>A replication pair that is attached to an instance.</summary>
/// <param name="Replication">Id of the pair.</param>
/// <param name="Device">Such as <c>/dev/vda</c>.</param>
public sealed record InstanceAttachment(
    [property: JsonPropertyName("replication")] string Replication,
    [property: JsonPropertyName("device")] string Device);

/// <summary>A page of protected instances.</summary>
/// <param name="Count">How many match in all.</param>
/// <param name="ProtectedInstances">Those of the page.</param>
public sealed record ProtectedInstancePage(
    [property: JsonPropertyName("count")] int Count,
    [property: JsonPropertyName("protected_instances")] IReadOnlyList<ProtectedInstance> ProtectedInstances);

/// <summary>Which protected instances to list. Source: <c>schemas/ListProtectedInstances.request.json</c>.</summary>
public sealed record ProtectedInstanceQuery : PageQuery
{
    /// <summary>Keeps those of a group; ignored beside <see cref="ServerGroupIds"/>.</summary>
    [JsonPropertyName("server_group_id")]
    public string? ServerGroupId { get; init; }

    /// <summary>Keeps those of these groups, at most 30.</summary>
    [JsonPropertyName("server_group_ids")]
    public IReadOnlyList<string>? ServerGroupIds { get; init; }

    /// <summary>Keeps these, at most 30.</summary>
    [JsonPropertyName("protected_instance_ids")]
    public IReadOnlyList<string>? ProtectedInstanceIds { get; init; }

    /// <summary>Keeps those in a status: one of <see cref="ProtectedInstanceStatus"/>.</summary>
    [JsonPropertyName("status")]
    public string? Status { get; init; }

    /// <summary>Keeps those whose name contains this.</summary>
    [JsonPropertyName("name")]
    public string? Name { get; init; }

    /// <summary><c>status_abnormal</c>, or <c>general</c>, which keeps all.</summary>
    [JsonPropertyName("query_type")]
    public string? QueryType { get; init; }

    /// <summary>Keeps those whose production site is in this zone now.</summary>
    [JsonPropertyName("availability_zone")]
    public string? AvailabilityZone { get; init; }
}

/// <summary>A page of tagged instances.</summary>
/// <param name="TotalCount">How many match in all.</param>
/// <param name="Resources">Those of the page; null where only the number was asked for.</param>
public sealed record TaggedResourcePage(
    [property: JsonPropertyName("total_count")] int TotalCount,
    [property: JsonPropertyName("resources")] IReadOnlyList<TaggedResource>? Resources = null);

/// <summary>A protected instance that was found by its tags. Source: <c>schemas/types/tagged-resource.json</c>.</summary>
/// <param name="ResourceId">Id of the instance.</param>
/// <param name="ResourceName">Its name; empty where it has none.</param>
/// <param name="ResourceDetail">The instance itself.</param>
/// <param name="Tags">Its tags.</param>
public sealed record TaggedResource(
    [property: JsonPropertyName("resource_id")] string ResourceId,
    [property: JsonPropertyName("resource_name")] string ResourceName,
    [property: JsonPropertyName("resource_detail")] ProtectedInstance ResourceDetail,
    [property: JsonPropertyName("tags")] IReadOnlyList<Tag> Tags);
