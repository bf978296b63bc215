using SdrsMock.Inventory;
using SdrsMock.Model;
using SdrsMock.State;

namespace SdrsMock.Operations.DisasterRecoveryDrills;

/// <summary>The network of a drill: the VPC of the request or a created one, with a subnet for each subnet of the group's VPC.
/// The caller holds the project lock.</summary>
internal static class DrillNetwork
{
    /// <summary>The subnets of a VPC, oldest first.</summary>
    public static IEnumerable<Subnet> GetSubnets(ProjectState project, string vpcId) =>
        project.Inventory.GetSubnets(vpcId).Select(id => project.Inventory.Subnets.Get(id));

    /// <summary>The subnet of a VPC with the same CIDR as another subnet, or null.</summary>
    public static Subnet? FindCounterpart(ProjectState project, string subnetId, string vpcId) =>
        GetSubnets(project, vpcId).FirstOrDefault(other => other.Cidr == project.Inventory.Subnets[subnetId]?.Cidr);

    /// <summary>Whether the quota allows one more VPC, beside those that running jobs create.</summary>
    public static bool VpcQuotaAllows(ProjectState project) =>
        project.Inventory.Quotas.Get(Quota.Vpcs).Allows(project.Inventory.Vpcs.Count + GetDrillsCreatingNetworks(project).Count());

    /// <summary>Whether the quota allows the subnets of one more drill, beside those that running jobs create.</summary>
    public static bool SubnetQuotaAllows(ProjectState project, ProtectionGroup group)
    {
        var planned = GetDrillsCreatingNetworks(project).Sum(drill => NumberOfSubnets(project, project.GetGroup(drill)));
        return project.Inventory.Quotas.Get(Quota.Subnets).Allows(
            project.Inventory.Subnets.Count + planned, more: NumberOfSubnets(project, group));
    }

    /// <summary>Creates the drill's VPC with its subnets, unless the VPC exists.</summary>
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

    // The drills in creation whose VPC does not exist yet.
    private static IEnumerable<DisasterRecoveryDrill> GetDrillsCreatingNetworks(ProjectState project) =>
        project.Drills.Where(drill => drill.Status == Status.Creating && project.Inventory.Vpcs[drill.DrillVpcId] is null);

    private static int NumberOfSubnets(ProjectState project, ProtectionGroup group) =>
        project.Inventory.GetSubnets(group.SourceVpcId).Length;
}
