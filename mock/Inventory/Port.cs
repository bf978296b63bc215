using System.Text.Json.Serialization;
using SdrsMock.Common;

namespace SdrsMock.Inventory;

/// <summary>A network port that belongs to no server; the ports of servers are <see cref="Nic"/>s.</summary>
internal sealed record Port : IHasId
{
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    [JsonPropertyName("name")]
    public string Name { get; init; } = "";

    /// <summary>The network id of the subnet.</summary>
    [JsonPropertyName("subnet_id")]
    public required string SubnetId { get; init; }

    [JsonPropertyName("ip_address")]
    public required string IpAddress { get; init; }

    [JsonPropertyName("mac_address")]
    public required string MacAddress { get; init; }

    /// <summary>Ids of security groups.</summary>
    [JsonPropertyName("security_groups")]
    public SmallList<string> SecurityGroups { get; init; } = [];
}
