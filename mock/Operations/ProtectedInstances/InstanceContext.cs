using SdrsMock.Http;
using SdrsMock.Inventory;
using SdrsMock.Model;
using SdrsMock.OperationModel;
using SdrsMock.State;

namespace SdrsMock.Operations.ProtectedInstances;

/// <summary>What most calls about a protected instance judge: the instance that the path names.</summary>
/// <param name="Instance">Null until a rule has seen to it that it exists.</param>
/// <param name="Project">The project's world.</param>
/// <param name="Request">The object under the call's wrapper; the whole body where it has none.</param>
internal record InstanceContext(ProtectedInstance Instance, ProjectState Project, JsonBody Request)
{
    /// <summary>The instance's group.</summary>
    public ProtectionGroup Group => Project.GetGroup(Instance);

    /// <summary>The server that runs production now; only an invalid or failed instance lacks it.</summary>
    public Server ProductionServer => InstanceServers.AtProduction(Instance, Project)!;

    /// <summary>The server that stands by now; only an invalid or failed instance lacks it.</summary>
    public Server DrServer => InstanceServers.AtDrSite(Instance, Project)!;

    public static InstanceContext Resolve(OperationContext context, string? wrapper = null) =>
        new(context.Project.Instances[context.Path["protected_instance_id"]]!, context.Project, wrapper is null ? context.Body : context.Body.GetObject(wrapper));
}
