using System.Text.Json.Serialization;

namespace SdrsMock.Inventory;

/// <summary>A rule of a security group. The mock stores it, without effect on traffic.</summary>
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
