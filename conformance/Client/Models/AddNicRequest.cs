using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>A NIC for both servers of an instance. Source: <c>schemas/AddProtectedInstanceNic.request.json</c>.</summary>
/// <param name="SubnetId">Network id (<c>neutron_network_id</c>) of a subnet in the VPC of the protection group.</param>
/// <param name="SecurityGroups">Ids of security groups; Sys-default when left out.</param>
/// <param name="IpAddress">IPv4 address in the subnet; assigned when left out.</param>
public sealed record AddNicRequest(
    [property: JsonPropertyName("subnet_id")] string SubnetId,
    [property: JsonPropertyName("security_groups")] IReadOnlyList<ResourceReference>? SecurityGroups = null,
    [property: JsonPropertyName("ip_address")] string? IpAddress = null);
