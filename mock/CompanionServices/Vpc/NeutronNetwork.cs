using SdrsMock.Inventory;

namespace SdrsMock.CompanionServices.Vpc;

/// <summary>
/// A network of VPC v2.0 (Neutron) with at most one IPv4 subnet. A network in a router is a subnet of VPC v1; a network without
/// a router does not exist in v1.
/// </summary>
/// <param name="Id">The id of the network, and of v1's subnet.</param>
/// <param name="Name">The name of the network.</param>
/// <param name="SubnetName">The name of the IPv4 subnet.</param>
/// <param name="Cidr">The CIDR of the IPv4 subnet; null without one.</param>
/// <param name="GatewayIp">The gateway of the IPv4 subnet; null without one.</param>
/// <param name="RouterId">The id of the router (VPC); null without one.</param>
internal sealed record NeutronNetwork(string Id, string Name, string? SubnetName, string? Cidr, string? GatewayIp, string? RouterId)
{
    /// <summary>The id of the IPv4 subnet.</summary>
    public string SubnetId => NeutronIds.ForSubnet(Id);

    public static IEnumerable<NeutronNetwork> All(ProjectInventory inventory) =>
        inventory.Subnets.Select(From).Concat(inventory.Networks.Select(From));

    /// <summary>The network with this id, or null.</summary>
    public static NeutronNetwork? Find(ProjectInventory inventory, string? id)
    {
        if (inventory.Subnets[id] is { } subnet)
        {
            return From(subnet);
        }

        return inventory.Networks[id] is { } network ? From(network) : null;
    }

    /// <summary>The network with an IPv4 subnet whose own id, or whose subnet's id, is this id; null if there is none.</summary>
    public static NeutronNetwork? WithSubnet(ProjectInventory inventory, string? id) =>
        All(inventory).FirstOrDefault(network => network.Cidr is not null && (network.SubnetId == id || network.Id == id));

    private static NeutronNetwork From(Subnet subnet) =>
        new(subnet.Id, subnet.Name, subnet.Name, subnet.Cidr, subnet.GatewayIp, subnet.VpcId);

    private static NeutronNetwork From(Network network) =>
        new(network.Id, network.Name, network.SubnetName, network.Cidr, network.GatewayIp, null);
}
