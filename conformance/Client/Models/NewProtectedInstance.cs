using System.Text.Json.Serialization;

namespace SdrsMock.Client;

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

/// <summary>A server among several to be protected.</summary>
/// <param name="ServerId">Id of the production site server.</param>
/// <param name="FlavorRef">Flavor of the DR site server; that of the production site server when left out.</param>
public sealed record ProtectedServerSpec(
    [property: JsonPropertyName("server_id")] string ServerId,
    [property: JsonPropertyName("flavorRef")] string? FlavorRef = null);

/// <summary>What goes with a protected instance that is deleted. Source: <c>schemas/DeleteProtectedInstance.request.json</c>.</summary>
public sealed record DeleteProtectedInstanceRequest
{
    /// <summary>Whether the DR site server is deleted too; not when left out.</summary>
    [JsonPropertyName("delete_target_server")]
    public bool? DeleteTargetServer { get; init; }

    /// <summary>Whether the EIP of the DR site server is deleted too; not when left out.</summary>
    [JsonPropertyName("delete_target_eip")]
    public bool? DeleteTargetEip { get; init; }
}

/// <summary>The instances to be deleted at once, and what goes with them. Source: <c>schemas/BatchDeleteProtectedInstances.request.json</c>.</summary>
public sealed record BatchDeleteInstancesRequest
{
    /// <summary>Instances of one protection group, at most 20 by default.</summary>
    [JsonPropertyName("protected_instances")]
    public required IReadOnlyList<ResourceReference> ProtectedInstances { get; init; }

    /// <summary>Whether the DR site servers are deleted too; not when left out.</summary>
    [JsonPropertyName("delete_target_server")]
    public bool? DeleteTargetServer { get; init; }

    /// <summary>Whether the EIPs of the DR site servers are deleted too; not when left out.</summary>
    [JsonPropertyName("delete_target_eip")]
    public bool? DeleteTargetEip { get; init; }
}

/// <summary>Something named by its id.</summary>
/// <param name="Id">The id.</param>
public sealed record ResourceReference([property: JsonPropertyName("id")] string Id);

/// <summary>A NIC for both servers of an instance. Source: <c>schemas/AddProtectedInstanceNic.request.json</c>.</summary>
/// <param name="SubnetId">Network id (<c>neutron_network_id</c>) of a subnet in the VPC of the protection group.</param>
/// <param name="SecurityGroups">Ids of security groups; Sys-default when left out.</param>
/// <param name="IpAddress">IPv4 address in the subnet; assigned when left out.</param>
public sealed record AddNicRequest(
    [property: JsonPropertyName("subnet_id")] string SubnetId,
    [property: JsonPropertyName("security_groups")] IReadOnlyList<ResourceReference>? SecurityGroups = null,
    [property: JsonPropertyName("ip_address")] string? IpAddress = null);

/// <summary>New flavors for the servers of an instance. Source: <c>schemas/ResizeProtectedInstance.request.json</c>.</summary>
public sealed record ResizeRequest
{
    /// <summary>New flavor of both servers; overrides the next two.</summary>
    [JsonPropertyName("flavorRef")]
    public string? FlavorRef { get; init; }

    /// <summary>New flavor of the production site server.</summary>
    [JsonPropertyName("production_flavorRef")]
    public string? ProductionFlavorRef { get; init; }

    /// <summary>New flavor of the DR site server.</summary>
    [JsonPropertyName("dr_flavorRef")]
    public string? DrFlavorRef { get; init; }

    /// <summary>Needed where the production site server is on a DeH.</summary>
    [JsonPropertyName("production_dedicated_host_id")]
    public string? ProductionDedicatedHostId { get; init; }

    /// <summary>Needed where the DR site server is on a DeH.</summary>
    [JsonPropertyName("dr_dedicated_host_id")]
    public string? DrDedicatedHostId { get; init; }
}
