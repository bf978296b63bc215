using SdrsMock.Http;
using SdrsMock.Inventory;
using SdrsMock.Model;
using SdrsMock.OperationModel;
using SdrsMock.State;

namespace SdrsMock.Operations.ProtectedInstances;

/// <summary>The input of the rules of most operations on a protected instance: the instance that the path names.</summary>
/// <param name="NamedInstance">The instance that the path names.</param>
/// <param name="Project">The state of the project.</param>
/// <param name="Request">The object that the request wraps; the whole body if it has no wrapper.</param>
internal record InstanceContext(Lookup<ProtectedInstance> NamedInstance, ProjectState Project, JsonBody Request)
{
    /// <summary>The instance.</summary>
    public ProtectedInstance Instance => NamedInstance.Value;

    /// <summary>The instance's group.</summary>
    public ProtectionGroup Group => Project.GetGroup(Instance);

    /// <summary>The server at the current production site; missing only for an invalid or failed instance.</summary>
    public Lookup<Server> ProductionServerLookup => InstanceServers.AtProduction(Instance, Project);

    /// <summary>The server at the current DR site; missing only for an invalid or failed instance.</summary>
    public Lookup<Server> DrServerLookup => InstanceServers.AtDrSite(Instance, Project);

    /// <summary>The server at the current production site, for rules after that of the instance's status.</summary>
    public Server ProductionServer => ProductionServerLookup.Value;

    /// <summary>The server at the current DR site, for rules after that of the instance's status.</summary>
    public Server DrServer => DrServerLookup.Value;

    /// <summary>Reads the context of an operation; <paramref name="wrapper"/> is the member that wraps the request.</summary>
    public static InstanceContext Resolve(OperationContext context, string? wrapper = null) => new(
        context.Project.Instances[context.Path["protected_instance_id"]],
        context.Project,
        wrapper is null ? context.Body : context.Body.GetObject(wrapper));
}
