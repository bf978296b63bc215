namespace SdrsMock.Inventory.Fixtures;

/// <summary>What a disk of a specimen server is to be.</summary>
internal sealed record DiskFixtureSpec(string Device)
{
    /// <summary>40 GB on <c>/dev/vda</c>.</summary>
    public static readonly DiskFixtureSpec System = new("/dev/vda");

    /// <summary>100 GB on <c>/dev/vdb</c>.</summary>
    public static readonly DiskFixtureSpec Data = new("/dev/vdb") { Size = 100 };

    /// <summary>In GB.</summary>
    public int Size { get; init; } = 40;

    public string Status { get; init; } = VolumeStatus.InUse;

    public bool OnlineExtend { get; init; } = true;

    /// <summary>The name under which several servers share the disk; null for a disk of one's own.</summary>
    public string? SharedAs { get; init; }

    /// <summary>The specimen of the pool that the disk lies in.</summary>
    public string? Pool { get; init; }
}
