using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SdrsMock.Inventory;

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
