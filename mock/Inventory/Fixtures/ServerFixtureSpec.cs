using System.Collections.Immutable;

namespace SdrsMock.Inventory.Fixtures;

/// <summary>Describes a fixture server; its parts are named by their fixtures. The defaults describe a plain server.</summary>
internal sealed record ServerFixtureSpec
{
    public string Status { get; init; } = ServerStatus.Shutoff;

    public bool AtTarget { get; init; }

    public string Vpc { get; init; } = "vpc";

    public string OsType { get; init; } = OsTypes.Linux;

    /// <summary>The fixture of its flavor, or the flavor's id.</summary>
    public string Flavor { get; init; } = "flavor";

    public string? KeyName { get; init; }

    /// <summary>The fixture of its dedicated host; null for shared hosts.</summary>
    public string? Host { get; init; }

    public bool InEcsGroup { get; init; }

    public string? LockedBy { get; init; }

    public string ChargingMode { get; init; } = ChargingModes.PostPaid;

    /// <summary>The subnets of its interfaces, the primary one first.</summary>
    public ImmutableArray<string> Subnets { get; init; } = ["subnet"];

    /// <summary>Whether the last interface is an extension.</summary>
    public bool LastNicIsExtension { get; init; }

    /// <summary>Servers whose primary address the interfaces have, in the order of the interfaces; empty for free addresses.</summary>
    public ImmutableArray<string> AddressesOf { get; init; } = [];

    public ImmutableArray<DiskFixtureSpec> Disks { get; init; } = [DiskFixtureSpec.System];
}
