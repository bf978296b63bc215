using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>A protected instance to be made of a server. Source: <c>schemas/CreateProtectedInstance.request.json</c>.</summary>
public sealed record CreateProtectedInstanceRequest
{
    /// <summary>Id of the protection group.</summary>
    [JsonPropertyName("server_group_id")]
    public required string ServerGroupId { get; init; }

    /// <summary>Id of the production site server.</summary>
    [JsonPropertyName("server_id")]
    public required string ServerId { get; init; }

    /// <summary>1 to 64 bytes: letters, digits, decimal points, underscores and hyphens.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>At most 64 bytes of UTF-8, without angle brackets.</summary>
    [JsonPropertyName("description")]
    public string? Description { get; init; }

    /// <summary>Id of a DSS storage pool at the DR site; needed where the DR site disk uses DSS.</summary>
    [JsonPropertyName("cluster_id")]
    public string? ClusterId { get; init; }

    /// <summary>Network id (<c>neutron_network_id</c>) of the subnet for the primary NIC of the DR site server.</summary>
    [JsonPropertyName("primary_subnet_id")]
    public string? PrimarySubnetId { get; init; }

    /// <summary>IPv4 address of the primary NIC, only with <see cref="PrimarySubnetId"/>; assigned when left out.</summary>
    [JsonPropertyName("primary_ip_address")]
    public string? PrimaryIpAddress { get; init; }

    /// <summary>Flavor of the DR site server; that of the production site server when left out.</summary>
    [JsonPropertyName("flavorRef")]
    public string? FlavorRef { get; init; }

    /// <summary>Where the DR site server is made: <c>shared</c>, or <c>dedicated</c> on a Dedicated Host (DeH).</summary>
    [JsonPropertyName("tenancy")]
    public string? Tenancy { get; init; }

    /// <summary>Id of the DeH; chosen by the service when left out.</summary>
    [JsonPropertyName("dedicated_host_id")]
    public string? DedicatedHostId { get; init; }

    /// <summary>At most 10; keys are unique.</summary>
    [JsonPropertyName("tags")]
    public IReadOnlyList<Tag>? Tags { get; init; }
}
