using System.Text.Json.Serialization;

namespace SdrsMock.Client;

/// <summary>A version of the API. Source: <c>schemas/types/api-version.json</c>.</summary>
public sealed record ApiVersion
{
    /// <summary>Such as <c>v1</c>.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>Where it is.</summary>
    [JsonPropertyName("links")]
    public required IReadOnlyList<ApiVersionLink> Links { get; init; }

    /// <summary><c>CURRENT</c>, <c>SUPPORT</c> or <c>SUPPORTED</c>, which mean the same, or <c>DEPRECATED</c>.</summary>
    [JsonPropertyName("status")]
    public required string Status { get; init; }

    /// <summary>When it came out, UTC.</summary>
    [JsonPropertyName("updated")]
    public required DateTimeOffset Updated { get; init; }

    /// <summary>The highest microversion; empty where there are none.</summary>
    [JsonPropertyName("version")]
    public required string Version { get; init; }

    /// <summary>The lowest microversion; empty where there are none.</summary>
    [JsonPropertyName("min_version")]
    public required string MinVersion { get; init; }
}

/// <summary>A link.</summary>
/// <param name="Href">Where to.</param>
/// <param name="Rel"><c>self</c>.</param>
public sealed record ApiVersionLink(
    [property: JsonPropertyName("href")] string Href,
    [property: JsonPropertyName("rel")] string Rel);

/// <summary>An active-active domain: two zones between which servers can be protected. Source: <c>schemas/types/domain.json</c>.</summary>
public sealed record ActiveActiveDomain
{
    /// <summary>Id of the domain.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>The name.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>The description.</summary>
    [JsonPropertyName("description")]
    public required string Description { get; init; }

    /// <summary>Whether no capacity is left.</summary>
    [JsonPropertyName("sold_out")]
    public required bool SoldOut { get; init; }

    /// <summary>The one side.</summary>
    [JsonPropertyName("local_replication_cluster")]
    public required ReplicationCluster LocalReplicationCluster { get; init; }

    /// <summary>The other side.</summary>
    [JsonPropertyName("remote_replication_cluster")]
    public required ReplicationCluster RemoteReplicationCluster { get; init; }
}

/// <summary>One side of an active-active domain.</summary>
/// <param name="AvailabilityZone">Code of the zone.</param>
public sealed record ReplicationCluster([property: JsonPropertyName("availability_zone")] string AvailabilityZone);

/// <summary>What the project may have and has.</summary>
/// <param name="Resources">One quota for each kind.</param>
public sealed record Quotas([property: JsonPropertyName("resources")] IReadOnlyList<Quota> Resources);

/// <summary>A quota. Source: <c>schemas/types/quota.json</c>.</summary>
public sealed record Quota
{
    /// <summary><c>server_groups</c> or <c>replications</c>.</summary>
    [JsonPropertyName("type")]
    public required string Type { get; init; }

    /// <summary>How many there are.</summary>
    [JsonPropertyName("used")]
    public required int Used { get; init; }

    /// <summary>How many there may be; -1: as many as you like.</summary>
    [JsonPropertyName("quota")]
    public required int Limit { get; init; }

    /// <summary>The lowest that the quota can be set to.</summary>
    [JsonPropertyName("min")]
    public required int Min { get; init; }

    /// <summary>The highest that the quota can be set to; -1: no limit.</summary>
    [JsonPropertyName("max")]
    public required int Max { get; init; }
}

/// <summary>How many resources exceeded their RPO at one time. Source: <c>schemas/types/rpo-statistic.json</c>.</summary>
public sealed record RpoStatistic
{
    /// <summary>Id of the record.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>The time that it speaks of, to the minute, UTC.</summary>
    [JsonPropertyName("point_time")]
    public required DateTimeOffset PointTime { get; init; }

    /// <summary>How many resources exceeded their RPO.</summary>
    [JsonPropertyName("resource_num")]
    public required int ResourceNum { get; init; }

    /// <summary><c>replication</c>.</summary>
    [JsonPropertyName("resource_type")]
    public required string ResourceType { get; init; }

    /// <summary>When it was written, UTC.</summary>
    [JsonPropertyName("created_at")]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed, UTC.</summary>
    [JsonPropertyName("updated_at")]
    public required DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>A page of RPO statistics.</summary>
/// <param name="Count">How many match in all.</param>
/// <param name="ResourceRpoStatistics">Those of the page.</param>
public sealed record RpoStatisticPage(
    [property: JsonPropertyName("count")] int Count,
    [property: JsonPropertyName("resource_rpo_statistics")] IReadOnlyList<RpoStatistic> ResourceRpoStatistics);

/// <summary>Which RPO statistics to list. Source: <c>schemas/ListRpoStatistics.request.json</c>.</summary>
public sealed record RpoStatisticQuery : PageQuery
{
    /// <summary>Start of the period.</summary>
    [JsonPropertyName("start_time")]
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>End of the period.</summary>
    [JsonPropertyName("end_time")]
    public DateTimeOffset? EndTime { get; init; }

    /// <summary><c>replication</c>.</summary>
    [JsonPropertyName("resource_type")]
    public string? ResourceType { get; init; }
}
