using System.Text.Json.Serialization;

namespace SdrsMock.Inventory;

/// <summary>A private address together with its subnet.</summary>
internal readonly record struct SubnetAddress(
    [property: JsonPropertyName("subnet_id")] string SubnetId,
    [property: JsonPropertyName("ip_address")] string IpAddress);
