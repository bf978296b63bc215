using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>Several protected instances to be made at once. Source: <c>schemas/BatchCreateProtectedInstances.request.json</c>.</summary>
public sealed record BatchCreateProtectedInstancesRequest
{
    /// <summary>1 to 59 characters of those a name may have; the service appends a suffix such as <c>-0001</c>.</summary>
    [JsonPropertyName("name_prefix")]
    public required string NamePrefix { get; init; }

    /// <summary>At most 64 characters, without angle brackets.</summary>
    [JsonPropertyName("description")]
    public string? Description { get; init; }

    /// <summary>Id of the protection group.</summary>
    [JsonPropertyName("server_group_id")]
    public required string ServerGroupId { get; init; }

    /// <summary>Id of a DSS storage pool at the DR site; needed where the DR site disks use DSS.</summary>
    [JsonPropertyName("cluster_id")]
    public string? ClusterId { get; init; }

    /// <summary>Network id (<c>neutron_network_id</c>) of the subnet for the primary NICs of the DR site servers.</summary>
    [JsonPropertyName("primary_subnet_id")]
    public string? PrimarySubnetId { get; init; }

    /// <summary>The production site servers, at most 5 by default.</summary>
    [JsonPropertyName("servers")]
    public required IReadOnlyList<ProtectedServerSpec> Servers { get; init; }

    /// <summary>Where the DR site servers are made: <c>shared</c>, or <c>dedicated</c> on a Dedicated Host (DeH).</summary>
    [JsonPropertyName("tenancy")]
    public string? Tenancy { get; init; }

    /// <summary>Id of the DeH; chosen by the service when left out.</summary>
    [JsonPropertyName("dedicated_host_id")]
    public string? DedicatedHostId { get; init; }

    /// <summary>At most 10, put on each new instance; keys are unique.</summary>
    [JsonPropertyName("tags")]
    public IReadOnlyList<Tag>? Tags { get; init; }
}
