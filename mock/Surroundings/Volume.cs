namespace SdrsMock.Surroundings;

/// <summary>A disk (EVS).</summary>
internal sealed record Volume : IIdentified
{
    /// <summary>A disk has at most so many GB. Ledger: limits.md.</summary>
    public const int LargestGb = 32768;

    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>In GB.</summary>
    public int Size { get; init; } = 40;

    /// <summary>One of <see cref="VolumeStatus.All"/>; a pair is made from an available disk (RP-CREATE-02).</summary>
    public string Status { get; init; } = VolumeStatus.Available;

    public required string AvailabilityZone { get; init; }

    /// <summary>SSD, SAS, SATA, co-p1 and uh-l1 can be replicated, others cannot (RP-CREATE-12).</summary>
    public string VolumeType { get; init; } = "SAS";

    public bool Bootable { get; init; }

    /// <summary>Whether several servers may hold the disk at once.</summary>
    public bool Shared { get; init; }

    public bool Encrypted { get; init; }

    public bool Frozen { get; init; }

    public bool Locked { get; init; }

    /// <summary>Whether the disk can grow while a server holds it (RP-EXTEND-03).</summary>
    public bool OnlineExtend { get; init; } = true;

    /// <summary>The dedicated storage pool (DSS) that the disk lies in; null on shared storage.</summary>
    public string? StoragePoolId { get; init; }

    /// <summary><c>postPaid</c> or <c>prePaid</c> (yearly/monthly).</summary>
    public string ChargingMode { get; init; } = ChargingModes.PostPaid;

    /// <summary>The drill that the disk was made for (RP-CREATE-14).</summary>
    public string? DrillId { get; init; }
}
