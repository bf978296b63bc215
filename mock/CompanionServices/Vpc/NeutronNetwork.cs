using SdrsMock.Inventory;

namespace SdrsMock.CompanionServices.Vpc;

/// <summary>
/// A network as v2.0 knows it, with the one IPv4 subnet that it may have. What VPC v1 calls a subnet is such a network in a
/// router; while no router has it, v1 does not know it.
/// </summary>
/// <param name="Id">Of the network, and of v1's subnet.</param>
/// <param name="Name">Of the network.</param>
/// <param name="SubnetName">Of the IPv4 subnet.</param>
/// <param name="Cidr">Null while there is no IPv4 subnet.</param>
/// <param name="GatewayIp">Of the IPv4 subnet.</param>
/// <param name="RouterId">The VPC; null while no router has it.</param>
internal sealed record NeutronNetwork(string Id, string Name, string? SubnetName, string? Cidr, string? GatewayIp, string? RouterId)
{
    /// <summary>The id of the IPv4 subnet.</summary>
    public string SubnetId => NeutronIds.ForSubnet(Id);

    public static IEnumerable<NeutronNetwork> All(ProjectInventory it) => it.Subnets.Select(From).Concat(it.Networks.Select(From));

    /// <summary>The network of that id, or null.</summary>
    public static NeutronNetwork? Find(ProjectInventory it, string? id) =>
        it.Subnets[id] is { } subnet ? From(subnet) : it.Networks[id] is { } network ? From(network) : null;

    /// <summary>The network whose IPv4 subnet has that id, or which has it itself; null when there is none.</summary>
    public static NeutronNetwork? WithSubnet(ProjectInventory it, string? id) =>
        All(it).FirstOrDefault(net => net.Cidr is not null && (net.SubnetId == id || net.Id == id));

    private static NeutronNetwork From(Subnet subnet) => new(subnet.Id, subnet.Name, subnet.Name, subnet.Cidr, subnet.GatewayIp, subnet.VpcId);

    private static NeutronNetwork From(Network network) => new(network.Id, network.Name, network.SubnetName, network.Cidr, network.GatewayIp, null);
}
