using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>A protected instance to create from a server. Source: <c>schemas/CreateProtectedInstance.request.json</c>.</summary>
public sealed record CreateProtectedInstanceRequest
{
    /// <summary>ID of the protection group.</summary>
    [JsonPropertyName("server_group_id")]
    public required string ServerGroupId { get; init; }

    /// <summary>ID of the production site server.</summary>
    [JsonPropertyName("server_id")]
    public required string ServerId { get; init; }

    /// <summary>1 to 64 bytes: letters, digits, decimal points, underscores and hyphens.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>At most 64 bytes of UTF-8, without angle brackets.</summary>
    [JsonPropertyName("description")]
    public string? Description { get; init; }

    /// <summary>ID of a DSS storage pool at the DR site; required if the DR site disk uses DSS.</summary>
    [JsonPropertyName("cluster_id")]
    public string? ClusterId { get; init; }

    /// <summary>Network ID (<c>neutron_network_id</c>) of the subnet for the primary NIC of the DR site server.</summary>
    [JsonPropertyName("primary_subnet_id")]
    public string? PrimarySubnetId { get; init; }

    /// <summary>IPv4 address of the primary NIC, only with <see cref="PrimarySubnetId"/>; assigned by the service when null.</summary>
    [JsonPropertyName("primary_ip_address")]
    public string? PrimaryIpAddress { get; init; }

    /// <summary>Flavor of the DR site server; the flavor of the production site server when null.</summary>
    [JsonPropertyName("flavorRef")]
    public string? FlavorRef { get; init; }

    /// <summary>Tenancy of the DR site server: <c>shared</c>, or <c>dedicated</c> on a Dedicated Host (DeH).</summary>
    [JsonPropertyName("tenancy")]
    public string? Tenancy { get; init; }

    /// <summary>ID of the DeH; chosen by the service when null.</summary>
    [JsonPropertyName("dedicated_host_id")]
    public string? DedicatedHostId { get; init; }

    /// <summary>At most 10 tags with unique keys.</summary>
    [JsonPropertyName("tags")]
    public IReadOnlyList<Tag>? Tags { get; init; }
}
