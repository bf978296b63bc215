namespace SdrsMock.CompanionServices.Vpc;

/// <summary>Ids of VPC v2.0 that are derived from other ids, so the inventory does not store them.</summary>
internal static class NeutronIds
{
    /// <summary>The id of the IPv4 subnet in a network.</summary>
    public static string ForSubnet(string networkId) => SdrsMock.Common.DeterministicIds.Uuid(0, "neutron subnets", networkId);

    /// <summary>The id of a router's own port in a network.</summary>
    public static string ForRouterPort(string networkId) => SdrsMock.Common.DeterministicIds.Uuid(0, "router ports", networkId);
}
