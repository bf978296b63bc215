using SdrsMock.Engine;
using SdrsMock.Resources;
using SdrsMock.Surroundings;

namespace SdrsMock.Operations;

/// <summary>The network of a drill: the caller's VPC or one made for it, with a subnet for each subnet of the group's VPC.</summary>
internal static class DrillNetwork
{
    public static IEnumerable<Subnet> SubnetsOf(World world, string vpcId) =>
        world.Surroundings.SubnetsOf(vpcId).Select(id => world.Surroundings.Subnets[id]!);

    /// <summary>The subnet of a VPC that has the CIDR of the given one, or null.</summary>
    public static Subnet? CounterpartOf(World world, string subnetId, string vpcId) =>
        SubnetsOf(world, vpcId).FirstOrDefault(other => other.Cidr == world.Surroundings.Subnets[subnetId]?.Cidr);

    public static bool VpcQuotaAllows(World world) =>
        world.Surroundings.Quotas[Quota.Vpcs]!.Allows(world.Surroundings.Vpcs.Count + Announced(world).Count());

    public static bool SubnetQuotaAllows(World world, ProtectionGroup group)
    {
        var announced = Announced(world).Sum(drill => NumberOfSubnets(world, world.GroupOf(drill)));
        return world.Surroundings.Quotas[Quota.Subnets]!.Allows(world.Surroundings.Subnets.Count + announced, more: NumberOfSubnets(world, group));
    }

    /// <summary>Makes the VPC that the drill has announced, unless it is the caller's and there already.</summary>
    public static void Build(World world, Drill drill)
    {
        var surroundings = world.Surroundings;
        if (surroundings.Vpcs[drill.DrillVpcId] is not null || surroundings.Vpcs[world.GroupOf(drill).SourceVpcId] is not { } original)
        {
            return;
        }

        surroundings.Vpcs.Put(original with { Id = drill.DrillVpcId, Name = $"vpc-{drill.DrillVpcId[..4]}" });
        foreach (var subnet in SubnetsOf(world, original.Id).ToList())
        {
            surroundings.Subnets.Put(subnet with { Id = world.Ids.NextUuid(), VpcId = drill.DrillVpcId });
        }
    }

    // Networks that drills under way are going to make.
    private static IEnumerable<Drill> Announced(World world) =>
        world.Drills.Where(drill => drill.Status == Status.Creating && world.Surroundings.Vpcs[drill.DrillVpcId] is null);

    private static int NumberOfSubnets(World world, ProtectionGroup group) => world.Surroundings.SubnetsOf(group.SourceVpcId).Length;
}
