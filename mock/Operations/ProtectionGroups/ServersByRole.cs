using SdrsMock.Engine;
using SdrsMock.Resources;
using SdrsMock.Surroundings;

namespace SdrsMock.Operations;

/// <summary>The two servers of an instance, by what they are for now.</summary>
internal sealed record ServersByRole(ProtectedInstance Instance, Server Production, Server Recovery)
{
    /// <summary>Of the instances of a group that have both.</summary>
    public static IEnumerable<ServersByRole> Of(World world, ProtectionGroup group)
    {
        var servers = world.Surroundings.Servers;
        foreach (var instance in world.InstancesOf(group))
        {
            if (servers[instance.ServerAt(group.PriorityStation)] is { } production
                && servers[instance.ServerAt(Station.Other(group.PriorityStation))] is { } recovery)
            {
                yield return new(instance, production, recovery);
            }
        }
    }
}
