using SdrsMock.Inventory;
using SdrsMock.Model;
using SdrsMock.State;

namespace SdrsMock.Operations.ProtectionGroups;

/// <summary>The two servers of an instance, by what they are for now.</summary>
internal sealed record ServerPairByRole(ProtectedInstance Instance, Server ProductionServer, Server DrServer)
{
    /// <summary>Of the instances of a group that have both.</summary>
    public static IEnumerable<ServerPairByRole> ForGroup(ProjectState project, ProtectionGroup group)
    {
        var servers = project.Inventory.Servers;
        foreach (var instance in project.GetInstances(group))
        {
            if (servers[instance.GetServerAt(group.PrioritySite)] is { } production
                && servers[instance.GetServerAt(Site.Other(group.PrioritySite))] is { } recovery)
            {
                yield return new(instance, production, recovery);
            }
        }
    }
}
