using SdrsMock.Inventory;
using SdrsMock.Model;
using SdrsMock.State;

namespace SdrsMock.Operations.ProtectedInstances;

/// <summary>Finds the two servers of an instance. The caller holds the project lock.</summary>
internal static class InstanceServers
{
    /// <summary>The existing servers, the one at the source site first.</summary>
    public static IEnumerable<Server> All(ProtectedInstance instance, ProjectState project) =>
        new[] { instance.SourceServer, instance.TargetServer }.Select(id => project.Inventory.Servers[id]).OfType<Server>();

    /// <summary>The server at the current production site, or null.</summary>
    public static Server? AtProduction(ProtectedInstance instance, ProjectState project) =>
        At(project.GetGroup(instance).PrioritySite, instance, project);

    /// <summary>The server at the current DR site, or null.</summary>
    public static Server? AtDrSite(ProtectedInstance instance, ProjectState project) =>
        At(Site.Other(project.GetGroup(instance).PrioritySite), instance, project);

    private static Server? At(string site, ProtectedInstance instance, ProjectState project) =>
        project.Inventory.Servers[instance.GetServerAt(site)];
}
