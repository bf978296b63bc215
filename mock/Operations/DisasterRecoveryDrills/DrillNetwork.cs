using SdrsMock.Inventory;
using SdrsMock.Model;
using SdrsMock.State;

namespace SdrsMock.Operations.DisasterRecoveryDrills;

/// <summary>The network of a drill: the caller's VPC or one made for it, with a subnet for each subnet of the group's VPC.</summary>
internal static class DrillNetwork
{
    public static IEnumerable<Subnet> GetSubnets(ProjectState project, string vpcId) =>
        project.Inventory.GetSubnets(vpcId).Select(id => project.Inventory.Subnets[id]!);

    /// <summary>The subnet of a VPC that has the CIDR of the given one, or null.</summary>
    public static Subnet? FindCounterpart(ProjectState project, string subnetId, string vpcId) =>
        GetSubnets(project, vpcId).FirstOrDefault(other => other.Cidr == project.Inventory.Subnets[subnetId]?.Cidr);

    public static bool VpcQuotaAllows(ProjectState project) =>
        project.Inventory.Quotas[Quota.Vpcs]!.Allows(project.Inventory.Vpcs.Count + GetAnnounced(project).Count());

    public static bool SubnetQuotaAllows(ProjectState project, ProtectionGroup group)
    {
        var announced = GetAnnounced(project).Sum(drill => NumberOfSubnets(project, project.GetGroup(drill)));
        return project.Inventory.Quotas[Quota.Subnets]!.Allows(project.Inventory.Subnets.Count + announced, more: NumberOfSubnets(project, group));
    }

    /// <summary>Makes the VPC that the drill has announced, unless it is the caller's and there already.</summary>
    public static void Build(ProjectState project, DisasterRecoveryDrill drill)
    {
        var inventory = project.Inventory;
        if (inventory.Vpcs[drill.DrillVpcId] is not null || inventory.Vpcs[project.GetGroup(drill).SourceVpcId] is not { } original)
        {
            return;
        }

        inventory.Vpcs.Put(original with { Id = drill.DrillVpcId, Name = $"vpc-{drill.DrillVpcId[..4]}" });
        foreach (var subnet in GetSubnets(project, original.Id).ToList())
        {
            inventory.Subnets.Put(subnet with { Id = project.Ids.NextUuid(), VpcId = drill.DrillVpcId });
        }
    }

    // Networks that drills under way are going to make.
    private static IEnumerable<DisasterRecoveryDrill> GetAnnounced(ProjectState project) =>
        project.Drills.Where(drill => drill.Status == Status.Creating && project.Inventory.Vpcs[drill.DrillVpcId] is null);

    private static int NumberOfSubnets(ProjectState project, ProtectionGroup group) => project.Inventory.GetSubnets(group.SourceVpcId).Length;
}
