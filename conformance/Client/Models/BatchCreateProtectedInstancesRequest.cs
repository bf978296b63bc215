using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>
/// Several protected instances to create with one request. Source: <c>schemas/BatchCreateProtectedInstances.request.json</c>.
/// </summary>
public sealed record BatchCreateProtectedInstancesRequest
{
    /// <summary>
    /// 1 to 59 characters (letters, digits, decimal points, underscores and hyphens); the service appends a suffix such as
    /// <c>-0001</c>.
    /// </summary>
    [JsonPropertyName("name_prefix")]
    public required string NamePrefix { get; init; }

    /// <summary>At most 64 characters, without angle brackets.</summary>
    [JsonPropertyName("description")]
    public string? Description { get; init; }

    /// <summary>ID of the protection group.</summary>
    [JsonPropertyName("server_group_id")]
    public required string ServerGroupId { get; init; }

    /// <summary>ID of a DSS storage pool at the DR site; required if the DR site disks use DSS.</summary>
    [JsonPropertyName("cluster_id")]
    public string? ClusterId { get; init; }

    /// <summary>Network ID (<c>neutron_network_id</c>) of the subnet for the primary NICs of the DR site servers.</summary>
    [JsonPropertyName("primary_subnet_id")]
    public string? PrimarySubnetId { get; init; }

    /// <summary>The production site servers, at most 5 by default.</summary>
    [JsonPropertyName("servers")]
    public required IReadOnlyList<ProtectedServerSpec> Servers { get; init; }

    /// <summary>Tenancy of the DR site servers: <c>shared</c>, or <c>dedicated</c> on a Dedicated Host (DeH).</summary>
    [JsonPropertyName("tenancy")]
    public string? Tenancy { get; init; }

    /// <summary>ID of the DeH; chosen by the service when null.</summary>
    [JsonPropertyName("dedicated_host_id")]
    public string? DedicatedHostId { get; init; }

    /// <summary>At most 10 tags with unique keys, set on each new instance.</summary>
    [JsonPropertyName("tags")]
    public IReadOnlyList<Tag>? Tags { get; init; }
}
