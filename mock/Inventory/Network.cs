using System.Text.Json.Serialization;

namespace SdrsMock.Inventory;

/// <summary>
/// A network outside any VPC, which OpenStack clients create first. Adding it to a VPC turns it into a <see cref="Subnet"/>
/// with the same id.
/// </summary>
internal sealed record Network : IHasId
{
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>The name of its IPv4 subnet. Null without an IPv4 subnet, like CIDR and gateway.</summary>
    [JsonPropertyName("subnet_name")]
    public string? SubnetName { get; init; }

    [JsonPropertyName("cidr")]
    public string? Cidr { get; init; }

    [JsonPropertyName("gateway_ip")]
    public string? GatewayIp { get; init; }
}
