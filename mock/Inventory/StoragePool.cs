using System.Text.Json.Serialization;

namespace SdrsMock.Inventory;

/// <summary>A dedicated storage pool (DSS), identified by <c>cluster_id</c>.</summary>
internal sealed record StoragePool : IHasId
{
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    [JsonPropertyName("name")]
    public required string Name { get; init; }

    [JsonPropertyName("availability_zone")]
    public required string AvailabilityZone { get; init; }

    /// <summary>One of <see cref="StoragePoolStatus.All"/> (PI-CREATE-22).</summary>
    [JsonPropertyName("status")]
    public string Status { get; init; } = StoragePoolStatus.Available;

    /// <summary>The disk type that the pool offers (PI-CREATE-24).</summary>
    [JsonPropertyName("storage_type")]
    public string StorageType { get; init; } = "SAS";

    [JsonPropertyName("capacity_gb")]
    public int CapacityGb { get; init; } = 13600;

    [JsonPropertyName("used_gb")]
    public int UsedGb { get; init; }

    /// <summary>The free capacity in GB (PI-CREATE-23).</summary>
    [JsonIgnore]
    public int FreeGb => CapacityGb - UsedGb;
}
