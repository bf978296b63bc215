namespace SdrsMock.Inventory.Fixtures;

/// <summary>Describes a disk of a fixture server.</summary>
internal sealed record DiskFixtureSpec(string Device)
{
    /// <summary>40 GB on <c>/dev/vda</c>.</summary>
    public static readonly DiskFixtureSpec System = new("/dev/vda");

    /// <summary>100 GB on <c>/dev/vdb</c>.</summary>
    public static readonly DiskFixtureSpec Data = new("/dev/vdb") { Size = 100 };

    /// <summary>The size in GB.</summary>
    public int Size { get; init; } = 40;

    public string Status { get; init; } = VolumeStatus.InUse;

    public bool OnlineExtend { get; init; } = true;

    /// <summary>A name common to the servers that share the disk; null for a disk of one server.</summary>
    public string? SharedAs { get; init; }

    /// <summary>The fixture of the storage pool of the disk; null for shared storage.</summary>
    public string? Pool { get; init; }
}
