using System.Collections.Immutable;

namespace SdrsMock.Surroundings;

/// <summary>A security group. SDRS only hands its id on; the neighbours let people make and read it.</summary>
internal sealed record SecurityGroup : IIdentified
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public string Description { get; init; } = "";

    public ImmutableArray<SecurityGroupRule> Rules { get; init; } = [];

    /// <summary>What every group begins with: everything may leave, its own members may come in.</summary>
    /// <param name="groupId">The group.</param>
    /// <param name="newId">Gives an id for a thing of a kind.</param>
    public static ImmutableArray<SecurityGroupRule> RulesAtFirst(string groupId, Func<string, string> newId) =>
    [
        new() { Id = newId("egress rules"), Direction = "egress" },
        new() { Id = newId("ingress rules"), Direction = "ingress", RemoteGroupId = groupId },
    ];
}

/// <summary>One rule of a security group. The mock keeps it and lets nothing pass by it.</summary>
internal sealed record SecurityGroupRule
{
    public required string Id { get; init; }

    /// <summary><c>ingress</c> or <c>egress</c>.</summary>
    public required string Direction { get; init; }

    public string Ethertype { get; init; } = "IPv4";

    /// <summary>Null for any.</summary>
    public string? Protocol { get; init; }

    public int? PortRangeMin { get; init; }

    public int? PortRangeMax { get; init; }

    public string? RemoteIpPrefix { get; init; }

    public string? RemoteGroupId { get; init; }

    public string Description { get; init; } = "";
}
