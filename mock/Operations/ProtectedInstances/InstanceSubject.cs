using SdrsMock.Engine;
using SdrsMock.Resources;
using SdrsMock.Surroundings;

namespace SdrsMock.Operations;

/// <summary>What most calls about a protected instance judge: the instance that the path names.</summary>
/// <param name="Instance">Null until a rule has seen to it that it exists.</param>
/// <param name="World">The project's world.</param>
/// <param name="Request">The object under the call's wrapper; the whole body where it has none.</param>
internal record InstanceSubject(ProtectedInstance Instance, World World, Body Request)
{
    /// <summary>The instance's group.</summary>
    public ProtectionGroup Group => World.GroupOf(Instance);

    /// <summary>The server that runs production now; only an invalid or failed instance lacks it.</summary>
    public Server Production => InstanceServers.InProduction(Instance, World)!;

    /// <summary>The server that stands by now; only an invalid or failed instance lacks it.</summary>
    public Server Recovery => InstanceServers.StandingBy(Instance, World)!;

    public static InstanceSubject Of(Call call, string? wrapper = null) =>
        new(call.World.Instances[call.Path["protected_instance_id"]]!, call.World, wrapper is null ? call.Body : call.Body.Under(wrapper));
}
