using System.Text.Json.Serialization;

namespace SdrsMock.Inventory;

/// <summary>A disk (EVS).</summary>
internal sealed record Volume : IHasId
{
    /// <summary>The maximum size of a disk in GB; see schemas/notes/limits.md, "Counts".</summary>
    public const int MaxSizeGb = 32768;

    [JsonPropertyName("id")]
    public required string Id { get; init; }

    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>The size in GB.</summary>
    [JsonPropertyName("size")]
    public int Size { get; init; } = 40;

    /// <summary>One of <see cref="VolumeStatus.All"/>; a pair is created from an available disk (RP-CREATE-02).</summary>
    [JsonPropertyName("status")]
    public string Status { get; init; } = VolumeStatus.Available;

    [JsonPropertyName("availability_zone")]
    public required string AvailabilityZone { get; init; }

    /// <summary>SSD, SAS, SATA, co-p1 and uh-l1 can be replicated, others cannot (RP-CREATE-12).</summary>
    [JsonPropertyName("volume_type")]
    public string VolumeType { get; init; } = "SAS";

    [JsonPropertyName("bootable")]
    public bool Bootable { get; init; }

    /// <summary>Whether the disk can be attached to several servers at once.</summary>
    [JsonPropertyName("shared")]
    public bool Shared { get; init; }

    [JsonPropertyName("encrypted")]
    public bool Encrypted { get; init; }

    [JsonPropertyName("frozen")]
    public bool Frozen { get; init; }

    [JsonPropertyName("locked")]
    public bool Locked { get; init; }

    /// <summary>Whether the disk can be extended while attached (RP-EXTEND-03).</summary>
    [JsonPropertyName("online_extend")]
    public bool OnlineExtend { get; init; } = true;

    /// <summary>The id of the dedicated storage pool (DSS) of the disk; null for shared storage.</summary>
    [JsonPropertyName("storage_pool_id")]
    public string? StoragePoolId { get; init; }

    /// <summary><c>postPaid</c> or <c>prePaid</c> (yearly/monthly).</summary>
    [JsonPropertyName("charging_mode")]
    public string ChargingMode { get; init; } = ChargingModes.PostPaid;

    /// <summary>The id of the drill for which the disk was created; null for other disks (RP-CREATE-14).</summary>
    [JsonPropertyName("drill_id")]
    public string? DrillId { get; init; }

    /// <summary>The description; null, and omitted from JSON, if none was given.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonPropertyName("description")]
    public string? Description { get; init; }

    /// <summary>The metadata; null, and omitted from JSON, if none was given.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonPropertyName("metadata")]
    public IReadOnlyList<Label>? Metadata { get; init; }

    /// <summary>The tags; null, and omitted from JSON, if none were given.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonPropertyName("tags")]
    public IReadOnlyList<Label>? Tags { get; init; }
}
