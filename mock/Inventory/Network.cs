using System.Text.Json.Serialization;

namespace SdrsMock.Inventory;

/// <summary>A network that lies in no VPC yet, as OpenStack's clients make it first; once it does, it is a <see cref="Subnet"/> of the same id.</summary>
internal sealed record Network : IHasId
{
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>The name of its IPv4 subnet; null while it has none, like the two below.</summary>
    [JsonPropertyName("subnet_name")]
    public string? SubnetName { get; init; }

    [JsonPropertyName("cidr")]
    public string? Cidr { get; init; }

    [JsonPropertyName("gateway_ip")]
    public string? GatewayIp { get; init; }
}
