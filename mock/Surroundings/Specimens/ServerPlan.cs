using System.Collections.Immutable;

namespace SdrsMock.Surroundings.Specimens;

/// <summary>What a specimen server is to be, its parts named by their specimens; a plain server when nothing is said.</summary>
internal sealed record ServerFixtureSpec
{
    public string Status { get; init; } = ServerStatus.Shutoff;

    public bool AtTarget { get; init; }

    public string Vpc { get; init; } = "vpc";

    public string OsType { get; init; } = OsTypes.Linux;

    /// <summary>The specimen of its flavor, or the flavor's id.</summary>
    public string Flavor { get; init; } = "flavor";

    public string? KeyName { get; init; }

    /// <summary>The specimen of the host that runs it.</summary>
    public string? Host { get; init; }

    public bool InEcsGroup { get; init; }

    public string? LockedBy { get; init; }

    public string ChargingMode { get; init; } = ChargingModes.PostPaid;

    /// <summary>The subnets of its interfaces, the primary one first.</summary>
    public ImmutableArray<string> Subnets { get; init; } = ["subnet"];

    /// <summary>Whether the last interface is an extension.</summary>
    public bool LastNicIsExtension { get; init; }

    /// <summary>Servers whose primary address each interface repeats, in the order of the interfaces.</summary>
    public ImmutableArray<string> AddressesOf { get; init; } = [];

    public ImmutableArray<DiskFixtureSpec> Disks { get; init; } = [DiskFixtureSpec.System];
}

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
