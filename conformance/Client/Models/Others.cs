namespace SdrsMock.Client;

/// <summary>A version of the API. Source: <c>schemas/types/api-version.json</c>.</summary>
public sealed record ApiVersion
{
    /// <summary>Such as <c>v1</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Where it is.</summary>
    public required IReadOnlyList<Link> Links { get; init; }

    /// <summary><c>CURRENT</c>, <c>SUPPORT</c> or <c>SUPPORTED</c>, which mean the same, or <c>DEPRECATED</c>.</summary>
    public required string Status { get; init; }

    /// <summary>When it came out, UTC.</summary>
    public required DateTimeOffset Updated { get; init; }

    /// <summary>The highest microversion; empty where there are none.</summary>
    public required string Version { get; init; }

    /// <summary>The lowest microversion; empty where there are none.</summary>
    public required string MinVersion { get; init; }
}

/// <summary>A link.</summary>
/// <param name="Href">Where to.</param>
/// <param name="Rel"><c>self</c>.</param>
public sealed record Link(string Href, string Rel);

/// <summary>An active-active domain: two zones between which servers can be protected. Source: <c>schemas/types/domain.json</c>.</summary>
public sealed record ActiveActiveDomain
{
    /// <summary>Id of the domain.</summary>
    public required string Id { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The description.</summary>
    public required string Description { get; init; }

    /// <summary>Whether no capacity is left.</summary>
    public required bool SoldOut { get; init; }

    /// <summary>The one side.</summary>
    public required ReplicationCluster LocalReplicationCluster { get; init; }

    /// <summary>The other side.</summary>
    public required ReplicationCluster RemoteReplicationCluster { get; init; }
}

/// <summary>One side of an active-active domain.</summary>
/// <param name="AvailabilityZone">Code of the zone.</param>
public sealed record ReplicationCluster(string AvailabilityZone);

/// <summary>What the project may have and has.</summary>
/// <param name="Resources">One quota for each kind.</param>
public sealed record Quotas(IReadOnlyList<Quota> Resources);

/// <summary>A quota. Source: <c>schemas/types/quota.json</c>.</summary>
public sealed record Quota
{
    /// <summary><c>server_groups</c> or <c>replications</c>.</summary>
    public required string Type { get; init; }

    /// <summary>How many there are.</summary>
    public required int Used { get; init; }

    /// <summary>How many there may be; -1: as many as you like.</summary>
    [System.Text.Json.Serialization.JsonPropertyName("quota")]
    public required int Limit { get; init; }

    /// <summary>The lowest that the quota can be set to.</summary>
    public required int Min { get; init; }

    /// <summary>The highest that the quota can be set to; -1: no limit.</summary>
    public required int Max { get; init; }
}

/// <summary>How many resources exceeded their RPO at one time. Source: <c>schemas/types/rpo-statistic.json</c>.</summary>
public sealed record RpoStatistic
{
    /// <summary>Id of the record.</summary>
    public required string Id { get; init; }

    /// <summary>The time that it speaks of, to the minute, UTC.</summary>
    public required DateTimeOffset PointTime { get; init; }

    /// <summary>How many resources exceeded their RPO.</summary>
    public required int ResourceNum { get; init; }

    /// <summary><c>replication</c>.</summary>
    public required string ResourceType { get; init; }

    /// <summary>When it was written, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed, UTC.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>A page of RPO statistics.</summary>
/// <param name="Count">How many match in all.</param>
/// <param name="ResourceRpoStatistics">Those of the page.</param>
public sealed record RpoStatisticPage(int Count, IReadOnlyList<RpoStatistic> ResourceRpoStatistics);

/// <summary>Which RPO statistics to list. Source: <c>schemas/ListRpoStatistics.request.json</c>.</summary>
public sealed record RpoStatisticQuery : PageQuery
{
    /// <summary>Start of the period.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>End of the period.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary><c>replication</c>.</summary>
    public string? ResourceType { get; init; }
}
