using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SdrsMock.Surroundings;

/// <summary>A security group. SDRS only hands its id on; the neighbours let people make and read it.</summary>
internal sealed record SecurityGroup : IHasId
{
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    [JsonPropertyName("name")]
    public required string Name { get; init; }

    [JsonPropertyName("description")]
    public string Description { get; init; } = "";

    [JsonPropertyName("rules")]
    public ImmutableArray<SecurityGroupRule> Rules { get; init; } = [];

    /// <summary>What every group begins with: everything may leave, its own members may come in.</summary>
    /// <param name="groupId">The group.</param>
    /// <param name="newId">Gives an id for a thing of a kind.</param>
    public static ImmutableArray<SecurityGroupRule> DefaultRules(string groupId, Func<string, string> newId) =>
    [
        new() { Id = newId("egress rules"), Direction = "egress" },
        new() { Id = newId("ingress rules"), Direction = "ingress", RemoteGroupId = groupId },
    ];
}

/// <summary>One rule of a security group. The mock keeps it and lets nothing pass by it.</summary>
internal sealed record SecurityGroupRule
{
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary><c>ingress</c> or <c>egress</c>.</summary>
    [JsonPropertyName("direction")]
    public required string Direction { get; init; }

    [JsonPropertyName("ethertype")]
    public string Ethertype { get; init; } = "IPv4";

    /// <summary>Null for any.</summary>
    [JsonPropertyName("protocol")]
    public string? Protocol { get; init; }

    [JsonPropertyName("port_range_min")]
    public int? PortRangeMin { get; init; }

    [JsonPropertyName("port_range_max")]
    public int? PortRangeMax { get; init; }

    [JsonPropertyName("remote_ip_prefix")]
    public string? RemoteIpPrefix { get; init; }

    [JsonPropertyName("remote_group_id")]
    public string? RemoteGroupId { get; init; }

    [JsonPropertyName("description")]
    public string Description { get; init; } = "";
}
