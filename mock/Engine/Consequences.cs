using SdrsMock.Resources;
using SdrsMock.Surroundings.Inventory;

namespace SdrsMock.Engine;

/// <summary>What happens to instances and pairs when something happens behind the service's back.</summary>
internal static class Consequences
{
    private const string ServerVanished = "native deletion of one of its servers";
    private const string VolumeVanished = "native deletion of one of its disks";
    private const string InstanceFault = "synchronisation fault of an attached pair";
    private const string PairFault = "synchronisation fault";

    /// <summary>A server or disk that was deleted makes its instance or pair invalid.</summary>
    public static void Of(Change change, World world)
    {
        foreach (var effect in change.Effects.Where(effect => effect.What is Happening.Removed))
        {
            if (effect.Kind == "servers")
            {
                foreach (var instance in world.InstancesUsing(effect.Id).ToList())
                {
                    world.Put(ResourceKind.Instance, instance, Status.Invalid);
                    world.Rules.Coverage.Took(ServerVanished);
                }
            }
            else if (effect.Kind == "volumes")
            {
                foreach (var pair in world.PairsUsing(effect.Id).ToList())
                {
                    world.Put(ResourceKind.Pair, pair, Status.Invalid);
                    world.Rules.Coverage.Took(VolumeVanished);
                }
            }
        }
    }

    /// <summary>A pair's synchronisation fails: the pair and the instances it is attached to become <c>fault</c>.</summary>
    /// <returns>Why it cannot fail now, or null.</returns>
    public static string? BreakSynchronisation(World world, string pairId, string faultLevel)
    {
        if (world.Pairs[pairId] is not { } pair)
        {
            return $"replication: project {world.ProjectId} has no pair '{pairId}'";
        }

        if (pair.Status != Status.Protected)
        {
            return $"replication: the pair is {pair.Status}; only a protected pair synchronises, and can fail to";
        }

        pair.FaultLevel = faultLevel;
        world.Put(ResourceKind.Pair, pair, Status.Fault);
        world.Rules.Coverage.Took(PairFault);
        foreach (var instance in InstancesOf(pair, world).Where(instance => instance.Status == Status.Protected))
        {
            BreakProtection(world, instance);
        }

        return null;
    }

    /// <summary>What comes to rest as protected is <c>fault</c> after all, where its synchronisation, or that of an attached pair, broke before.</summary>
    public static void StayBroken(IResource resource, World world)
    {
        if (resource is ReplicationPair { Status: Status.Protected, FaultLevel: not "0" and var level })
        {
            BreakSynchronisation(world, resource.Id, level);
        }
        else if (resource is ProtectedInstance { Status: Status.Protected } instance && world.PairsOf(instance).Any(pair => pair.Status == Status.Fault))
        {
            BreakProtection(world, instance);
        }
    }

    /// <summary>The link recovers: what was <c>fault</c> returns to the status of its group.</summary>
    public static void MendSynchronisation(World world, string pairId)
    {
        if (world.Pairs[pairId] is not { } pair)
        {
            return;
        }

        pair.FaultLevel = "0";
        if (pair.Status == Status.Fault)
        {
            world.Put(ResourceKind.Pair, pair, world.GroupOf(pair).SteadyStatus);
        }

        foreach (var instance in InstancesOf(pair, world))
        {
            Relieve(instance, world);
        }
    }

    /// <summary>An instance is <c>fault</c> only as long as an attached pair is.</summary>
    public static void Relieve(ProtectedInstance instance, World world)
    {
        if (instance.Status == Status.Fault && world.PairsOf(instance).All(pair => pair.Status != Status.Fault))
        {
            world.Put(ResourceKind.Instance, instance, world.GroupOf(instance).SteadyStatus);
        }
    }

    private static IEnumerable<ProtectedInstance> InstancesOf(ReplicationPair pair, World world) =>
        pair.Attachments.Select(attachment => world.Instances[attachment.InstanceId]!);

    private static void BreakProtection(World world, ProtectedInstance instance)
    {
        world.Put(ResourceKind.Instance, instance, Status.Fault);
        world.Rules.Coverage.Took(InstanceFault);
    }
}
