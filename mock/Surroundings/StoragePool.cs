using System.Text.Json.Serialization;

namespace SdrsMock.Surroundings;

/// <summary>A dedicated storage pool (DSS), what <c>cluster_id</c> names.</summary>
internal sealed record StoragePool : IIdentified
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string AvailabilityZone { get; init; }

    /// <summary>One of <see cref="StoragePoolStatus.All"/> (PI-CREATE-22).</summary>
    public string Status { get; init; } = StoragePoolStatus.Available;

    /// <summary>The disk type that the pool offers (PI-CREATE-24).</summary>
    public string StorageType { get; init; } = "SAS";

    public int CapacityGb { get; init; } = 13600;

    public int UsedGb { get; init; }

    /// <summary>What is left, in GB (PI-CREATE-23).</summary>
    [JsonIgnore]
    public int FreeGb => CapacityGb - UsedGb;
}
