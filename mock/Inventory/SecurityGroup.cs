using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SdrsMock.Inventory;

/// <summary>A security group. SDRS only passes its id on; the companion services create and show it.</summary>
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

    /// <summary>The rules of a new group: all outgoing traffic, and incoming traffic from members of the group.</summary>
    /// <param name="groupId">The id of the group.</param>
    /// <param name="newId">Creates an id for a kind.</param>
    public static ImmutableArray<SecurityGroupRule> DefaultRules(string groupId, Func<string, string> newId) =>
    [
        new() { Id = newId("egress rules"), Direction = "egress" },
        new() { Id = newId("ingress rules"), Direction = "ingress", RemoteGroupId = groupId },
    ];
}
