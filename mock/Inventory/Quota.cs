using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SdrsMock.Inventory;

/// <summary>The maximum number of resources of a type in a project; the type is its id.</summary>
internal sealed record Quota : IHasId
{
    /// <summary>Protection groups (SDRS.0305).</summary>
    public const string ServerGroups = "server_groups";

    /// <summary>Replication pairs (SDRS.0306).</summary>
    public const string Replications = "replications";

    /// <summary>Protected instances of a group (SDRS.1358); the number is not published.</summary>
    public const string ProtectedInstancesPerGroup = "protected_instances_per_group";

    /// <summary>Replication pairs that are not attached (SDRS.1826); the number is not published.</summary>
    public const string UnattachedReplications = "unattached_replications";

    /// <summary>Quota of the VPC service, which limits automatic drill VPCs (SDRS.1929).</summary>
    public const string Vpcs = "vpcs";

    /// <summary>Quota of the VPC service, which limits subnets of automatic drill VPCs (SDRS.1930).</summary>
    public const string Subnets = "subnets";

    /// <summary>The gateway's limit on requests per second and operation; unlimited by default (ALL-09).</summary>
    public const string CallsPerSecond = "calls_per_second";

    /// <summary>The default quotas; the mock chooses the numbers of unpublished limits.</summary>
    public static ImmutableArray<Quota> Defaults { get; } =
    [
        new() { Type = ServerGroups, Value = 10, Public = true },
        new() { Type = Replications, Value = 100, Public = true },
        new() { Type = ProtectedInstancesPerGroup, Value = 300 },
        new() { Type = UnattachedReplications, Value = 50 },
        new() { Type = Vpcs, Value = 50 },
        new() { Type = Subnets, Value = 100 },
        new() { Type = CallsPerSecond, Value = -1 },
    ];

    [JsonIgnore]
    public string Id => Type;

    [JsonPropertyName("type")]
    public required string Type { get; init; }

    /// <summary>The maximum; -1 for unlimited.</summary>
    [JsonPropertyName("quota")]
    public required int Value { get; init; }

    [JsonPropertyName("min")]
    public int Min { get; init; }

    [JsonPropertyName("max")]
    public int Max { get; init; } = -1;

    /// <summary>Whether the operation ShowQuota lists it (QUOTA-01).</summary>
    [JsonPropertyName("public")]
    public bool Public { get; init; }

    /// <summary>Whether <paramref name="more"/> further resources are allowed beside <paramref name="used"/> existing ones.</summary>
    public bool Allows(int used, int more = 1) => Value < 0 || used + more <= Value;
}
