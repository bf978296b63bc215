using SdrsMock.Inventory;
using SdrsMock.Model;
using SdrsMock.State;

namespace SdrsMock.Operations.ProtectionGroups;

/// <summary>The two servers of an instance, by their current role.</summary>
internal sealed record ServerPairByRole(ProtectedInstance Instance, Server ProductionServer, Server DrServer)
{
    /// <summary>The pairs of a group's instances; instances without both servers are left out.</summary>
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
