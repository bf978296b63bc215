using SdrsMock.Engine;
using SdrsMock.Resources;
using SdrsMock.Surroundings;

namespace SdrsMock.Operations;

/// <summary>
/// The disks of a pair at the servers of an instance: each disk belongs to the server in its zone, whichever of the two
/// sites is production.
/// </summary>
internal static class PairDisks
{
    /// <summary>The disks of a pair, as far as they exist.</summary>
    public static IEnumerable<Volume> Of(ReplicationPair pair, World world) =>
        new[] { pair.SourceVolume, pair.TargetVolume }.Select(id => world.Surroundings.Volumes[id]).OfType<Volume>();

    /// <summary>Whether each server that exists holds the pair's disk that it should, if that exists.</summary>
    public static bool AreAttached(ReplicationPair pair, ProtectedInstance instance, World world) =>
        Match(pair, instance, world).All(match => Holds(match.Server, match.Volume));

    /// <summary>Attaches the disks; they are in use then.</summary>
    public static void Attach(ReplicationPair pair, ProtectedInstance instance, string device, World world)
    {
        foreach (var (server, volume) in Match(pair, instance, world).ToList())
        {
            var attached = new AttachedVolume { VolumeId = volume.Id, Device = device };
            world.Surroundings.Servers.Put(server with { Volumes = server.Volumes.Insert(attached.IsSystem ? 0 : server.Volumes.Length, attached) });
            world.Surroundings.Volumes.Put(volume with { Status = VolumeStatus.InUse });
        }
    }

    /// <summary>Detaches the disks; they are available again, unless a further server shares them.</summary>
    public static void Detach(ReplicationPair pair, ProtectedInstance instance, World world)
    {
        foreach (var (server, volume) in Match(pair, instance, world).Where(match => Holds(match.Server, match.Volume)).ToList())
        {
            world.Surroundings.Servers.Put(server with { Volumes = server.Volumes.RemoveAll(attached => attached.VolumeId == volume.Id) });
            if (world.Surroundings.ServersHolding(volume.Id).IsEmpty)
            {
                world.Surroundings.Volumes.Put(volume with { Status = VolumeStatus.Available });
            }
        }
    }

    private static IEnumerable<(Server Server, Volume Volume)> Match(ReplicationPair pair, ProtectedInstance instance, World world) =>
        from server in InstanceServers.Of(instance, world)
        from volume in Of(pair, world)
        where volume.AvailabilityZone == server.AvailabilityZone
        select (server, volume);

    private static bool Holds(Server server, Volume volume) => server.Attached(volume.Id) is not null;
}
