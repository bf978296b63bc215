namespace SdrsMock.Client;

/// <summary>A protection group. Source: <c>schemas/types/protection-group.json</c>.</summary>
public sealed record ProtectionGroup
{
    /// <summary>UUID.</summary>
    public required string Id { get; init; }

    /// <summary>The name; several groups may bear the same.</summary>
    public required string Name { get; init; }

    /// <summary>The description, or null.</summary>
    public required string? Description { get; init; }

    /// <summary>Zone of the production site when the group was made; a switchover does not change it.</summary>
    public required string SourceAvailabilityZone { get; init; }

    /// <summary>Zone of the DR site when the group was made; a switchover does not change it.</summary>
    public required string TargetAvailabilityZone { get; init; }

    /// <summary>Id of the active-active domain.</summary>
    public required string DomainId { get; init; }

    /// <summary>Name of the active-active domain.</summary>
    public required string DomainName { get; init; }

    /// <summary>One of <see cref="ProtectionGroupStatus"/>.</summary>
    public required string Status { get; init; }

    /// <summary><c>started</c> or <c>stopped</c> on legacy groups, else null.</summary>
    public required string? ProtectedStatus { get; init; }

    /// <summary><c>active</c>, <c>inactive</c>, <c>copying</c> or <c>active-stopped</c> on legacy groups, else null.</summary>
    public required string? ReplicationStatus { get; init; }

    /// <summary><c>normal</c> or <c>abnormal</c> on legacy groups, else null.</summary>
    public required string? HealthStatus { get; init; }

    /// <summary>Progress of the synchronisation in per cent.</summary>
    public required int Progress { get; init; }

    /// <summary>The site that is production: one of <see cref="Station"/>.</summary>
    public required string PriorityStation { get; init; }

    /// <summary>How many protected instances the group has.</summary>
    public required int ProtectedInstanceNum { get; init; }

    /// <summary>How many replication pairs the group has.</summary>
    public required int ReplicationNum { get; init; }

    /// <summary>How many DR drills the group has.</summary>
    public required int DisasterRecoveryDrillNum { get; init; }

    /// <summary>Id of the VPC of the production site.</summary>
    public required string SourceVpcId { get; init; }

    /// <summary>Id of the VPC of the DR site, which is the same.</summary>
    public required string TargetVpcId { get; init; }

    /// <summary>Reserved.</summary>
    public required string? TestVpcId { get; init; }

    /// <summary>The deployment model: <c>migration</c>, within one VPC.</summary>
    public required string DrType { get; init; }

    /// <summary>What is protected: <c>ECS</c>.</summary>
    public required string ServerType { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed, UTC.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary><c>replication-pair</c>; null on legacy groups.</summary>
    public required string? ProtectionType { get; init; }

    /// <summary>Reserved.</summary>
    public required string? ReplicationModel { get; init; }
}

/// <summary>A page of protection groups.</summary>
/// <param name="Count">How many match in all.</param>
/// <param name="ServerGroups">Those of the page.</param>
public sealed record ProtectionGroupPage(int Count, IReadOnlyList<ProtectionGroup> ServerGroups);

/// <summary>Which protection groups to list. Source: <c>schemas/ListProtectionGroups.request.json</c>.</summary>
public sealed record ProtectionGroupQuery : PageQuery
{
    /// <summary>Keeps those in a status: one of <see cref="ProtectionGroupStatus"/>.</summary>
    public string? Status { get; init; }

    /// <summary>Keeps those whose name contains this.</summary>
    public string? Name { get; init; }

    /// <summary><c>status_abnormal</c>, <c>stop_protected</c> (without protection), <c>period_no_dr_drill</c> (no drill for three months), or <c>general</c>, which keeps all.</summary>
    public string? QueryType { get; init; }

    /// <summary>Keeps those whose production site is in this zone now.</summary>
    public string? AvailabilityZone { get; init; }
}

/// <summary>A protection group to be made. Source: <c>schemas/CreateProtectionGroup.request.json</c>.</summary>
public sealed record NewProtectionGroup
{
    /// <summary>1 to 64 bytes: letters, digits, decimal points, underscores and hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>At most 64 bytes of UTF-8, without angle brackets.</summary>
    public string? Description { get; init; }

    /// <summary>Zone of the production site.</summary>
    public required string SourceAvailabilityZone { get; init; }

    /// <summary>Zone of the DR site, the other one of the domain.</summary>
    public required string TargetAvailabilityZone { get; init; }

    /// <summary>Id of an active-active domain, as <see cref="SdrsClient.ListActiveActiveDomainsAsync"/> lists them.</summary>
    public required string DomainId { get; init; }

    /// <summary>Id of the VPC of the production site.</summary>
    public required string SourceVpcId { get; init; }

    /// <summary>The deployment model: <c>migration</c>, which is meant when left out.</summary>
    public string? DrType { get; init; }
}
