using System.Collections.Immutable;

namespace SdrsMock.Surroundings;

/// <summary>A server specification.</summary>
internal sealed record Flavor : IIdentified
{
    /// <summary>The name that <c>flavorRef</c> takes, such as <c>s6.large.2</c>.</summary>
    public required string Id { get; init; }

    public int Vcpus { get; init; } = 2;

    /// <summary>Memory in MB.</summary>
    public int RamMb { get; init; } = 4096;

    /// <summary>ECS for ordinary servers; GPU, FPGA, Kunpeng and the like for the others.</summary>
    public string ServerType { get; init; } = "ECS";

    /// <summary>Whether a server of this flavor can be protected (PI-CREATE-47).</summary>
    public bool SupportedAtProduction { get; init; } = true;

    /// <summary>Whether a DR server can have this flavor (PI-CREATE-30).</summary>
    public bool SupportedAtDr { get; init; } = true;

    /// <summary>Whether a production server can be changed to this flavor (PI-RESIZE-08).</summary>
    public bool ResizableAtProduction { get; init; } = true;

    /// <summary>Whether a DR server can be changed to this flavor (PI-RESIZE-09).</summary>
    public bool ResizableAtDr { get; init; } = true;

    /// <summary>The availability zones that have none left (PI-CREATE-53).</summary>
    public ImmutableArray<string> SoldOutIn { get; init; } = [];
}
