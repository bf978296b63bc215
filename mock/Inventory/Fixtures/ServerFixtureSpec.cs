using System.Collections.Immutable;

namespace SdrsMock.Inventory.Fixtures;

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
