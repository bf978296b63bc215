using System.Text.Json.Serialization;
using SdrsMock.Common;

namespace SdrsMock.Inventory;

/// <summary>A network interface of a server.</summary>
internal sealed record Nic
{
    /// <summary>The port id.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>The network id of the subnet.</summary>
    [JsonPropertyName("subnet_id")]
    public required string SubnetId { get; init; }

    [JsonPropertyName("ip_address")]
    public required string IpAddress { get; init; }

    [JsonPropertyName("mac_address")]
    public required string MacAddress { get; init; }

    [JsonIgnore]
    public SubnetAddress Address => new(SubnetId, IpAddress);

    /// <summary>The primary interface cannot be deleted (PI-DELNIC-03).</summary>
    [JsonPropertyName("primary")]
    public bool Primary { get; init; }

    /// <summary>An extension interface forbids protection (PI-CREATE-50).</summary>
    [JsonPropertyName("extension")]
    public bool Extension { get; init; }

    /// <summary>Ids of security groups.</summary>
    [JsonPropertyName("security_groups")]
    public SmallList<string> SecurityGroups { get; init; } = [];

    /// <summary>The bound elastic (public) IP address, or null.</summary>
    [JsonPropertyName("elastic_ip")]
    public string? ElasticIp { get; init; }
}
