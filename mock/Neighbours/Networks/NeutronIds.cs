using SdrsMock.Surroundings;

namespace SdrsMock.Neighbours.Networks;

/// <summary>
/// What VPC v1 calls a subnet is two things in v2.0: a network, whose id is the subnet's, and an IPv4 subnet in it, whose id
/// follows from that one.
/// </summary>
internal static class NeutronIds
{
    /// <summary>The id of the IPv4 subnet in a network.</summary>
    public static string OfSubnet(string networkId) => Surroundings.Identity.Uuid(0, "neutron subnets", networkId);

    /// <summary>The subnet that either id means; null when there is none.</summary>
    public static Subnet? Find(ProjectSurroundings surroundings, string? id) =>
        surroundings.Subnets[id] ?? surroundings.Subnets.FirstOrDefault(subnet => OfSubnet(subnet.Id) == id);
}
