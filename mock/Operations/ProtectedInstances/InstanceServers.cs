using SdrsMock.Inventory;
using SdrsMock.Model;
using SdrsMock.State;

namespace SdrsMock.Operations.ProtectedInstances;

/// <summary>The two servers of an instance, as far as they exist.</summary>
internal static class InstanceServers
{
    /// <summary>Both, the one at the source site first.</summary>
    public static IEnumerable<Server> All(ProtectedInstance instance, ProjectState project) =>
        new[] { instance.SourceServer, instance.TargetServer }.Select(id => project.Inventory.Servers[id]).OfType<Server>();

    /// <summary>The one that runs production now, or null.</summary>
    public static Server? AtProduction(ProtectedInstance instance, ProjectState project) => At(project.GetGroup(instance).PrioritySite, instance, project);

    /// <summary>The one that stands by now, or null.</summary>
    public static Server? AtDrSite(ProtectedInstance instance, ProjectState project) => At(Site.Other(project.GetGroup(instance).PrioritySite), instance, project);

    private static Server? At(string station, ProtectedInstance instance, ProjectState project) => project.Inventory.Servers[instance.GetServerAt(station)];
}
