using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SdrsMock.Inventory;

/// <summary>An upper limit on how many of something a project may have; its type is its id.</summary>
internal sealed record Quota : IHasId
{
    public const string ServerGroups = "server_groups";
    public const string Replications = "replications";

    /// <summary>Unpublished number behind SDRS.1358.</summary>
    public const string ProtectedInstancesPerGroup = "protected_instances_per_group";

    /// <summary>Unpublished number behind SDRS.1826.</summary>
    public const string UnattachedReplications = "unattached_replications";

    /// <summary>Of the VPC service, felt by automatic drill VPCs (SDRS.1929).</summary>
    public const string Vpcs = "vpcs";

    /// <summary>Of the VPC service, felt by automatic drill VPCs (SDRS.1930).</summary>
    public const string Subnets = "subnets";

    /// <summary>Of the gateway, for each operation; no limit unless somebody sets one (ALL-09).</summary>
    public const string CallsPerSecond = "calls_per_second";

    /// <summary>What every project may have at first; the numbers of unpublished limits are ours.</summary>
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

    /// <summary>How many are allowed; -1 for any number.</summary>
    [JsonPropertyName("quota")]
    public required int Value { get; init; }

    [JsonPropertyName("min")]
    public int Min { get; init; }

    [JsonPropertyName("max")]
    public int Max { get; init; } = -1;

    /// <summary>Whether the quota call of SDRS shows it (QUOTA-01).</summary>
    [JsonPropertyName("public")]
    public bool Public { get; init; }

    /// <summary>Whether one more fits when <paramref name="used"/> are there.</summary>
    public bool Allows(int used, int more = 1) => Value < 0 || used + more <= Value;
}
