using SdrsMock.Engine;
using SdrsMock.Resources;
using SdrsMock.Surroundings;

namespace SdrsMock.Operations;

/// <summary>The two servers of an instance, as far as they exist.</summary>
internal static class InstanceServers
{
    /// <summary>Both, the one at the source site first.</summary>
    public static IEnumerable<Server> Of(ProtectedInstance instance, World world) =>
        new[] { instance.SourceServer, instance.TargetServer }.Select(id => world.Surroundings.Servers[id]).OfType<Server>();

    /// <summary>The one that runs production now, or null.</summary>
    public static Server? InProduction(ProtectedInstance instance, World world) => At(world.GroupOf(instance).PriorityStation, instance, world);

    /// <summary>The one that stands by now, or null.</summary>
    public static Server? StandingBy(ProtectedInstance instance, World world) => At(Station.Other(world.GroupOf(instance).PriorityStation), instance, world);

    private static Server? At(string station, ProtectedInstance instance, World world) => world.Surroundings.Servers[instance.ServerAt(station)];
}
