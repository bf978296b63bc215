using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>A NIC to add to both servers of a protected instance. Source: <c>schemas/AddProtectedInstanceNic.request.json</c>.</summary>
/// <param name="SubnetId">Network ID (<c>neutron_network_id</c>) of a subnet in the VPC of the protection group.</param>
/// <param name="SecurityGroups">IDs of security groups; the default group <c>Sys-default</c> when null.</param>
/// <param name="IpAddress">IPv4 address in the subnet; assigned by the service when null.</param>
public sealed record AddNicRequest(
    [property: JsonPropertyName("subnet_id")] string SubnetId,
    [property: JsonPropertyName("security_groups")] IReadOnlyList<ResourceReference>? SecurityGroups = null,
    [property: JsonPropertyName("ip_address")] string? IpAddress = null);
