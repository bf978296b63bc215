using SdrsMock.Http;
using SdrsMock.Inventory;
using SdrsMock.Model;
using SdrsMock.OperationModel;
using SdrsMock.State;

namespace SdrsMock.Operations.ProtectedInstances;

/// <summary>The input of the rules of most operations on a protected instance: the instance that the path names.</summary>
/// <param name="Instance">Null until a rule has checked that it exists.</param>
/// <param name="Project">The state of the project.</param>
/// <param name="Request">The object that the request wraps; the whole body if it has no wrapper.</param>
internal record InstanceContext(ProtectedInstance Instance, ProjectState Project, JsonBody Request)
{
    /// <summary>The instance's group.</summary>
    public ProtectionGroup Group => Project.GetGroup(Instance);

    /// <summary>The server at the current production site; missing only for an invalid or failed instance.</summary>
    public Server ProductionServer => InstanceServers.AtProduction(Instance, Project)!;

    /// <summary>The server at the current DR site; missing only for an invalid or failed instance.</summary>
    public Server DrServer => InstanceServers.AtDrSite(Instance, Project)!;

    /// <summary>Reads the context of an operation; <paramref name="wrapper"/> is the member that wraps the request.</summary>
    public static InstanceContext Resolve(OperationContext context, string? wrapper = null) => new(
        context.Project.Instances[context.Path["protected_instance_id"]]!,
        context.Project,
        wrapper is null ? context.Body : context.Body.GetObject(wrapper));
}
