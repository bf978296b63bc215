using System.Text.Json.Serialization;

namespace SdrsMock.Inventory;

/// <summary>A subnet; its id is the network id that SDRS requests use.</summary>
internal sealed record Subnet : IHasId
{
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    [JsonPropertyName("name")]
    public required string Name { get; init; }

    [JsonPropertyName("vpc_id")]
    public required string VpcId { get; init; }

    [JsonPropertyName("cidr")]
    public required string Cidr { get; init; }

    [JsonPropertyName("gateway_ip")]
    public required string GatewayIp { get; init; }

    /// <summary>Null when the subnet spans all zones.</summary>
    [JsonPropertyName("availability_zone")]
    public string? AvailabilityZone { get; init; }
}
