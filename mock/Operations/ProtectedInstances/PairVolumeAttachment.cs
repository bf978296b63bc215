using SdrsMock.Inventory;
using SdrsMock.Model;
using SdrsMock.State;

namespace SdrsMock.Operations.ProtectedInstances;

/// <summary>
/// Attaches and detaches the disks of a pair at the servers of an instance: each disk belongs to the server in its zone,
/// independently of which site is production. The caller holds the project lock.
/// </summary>
internal static class PairVolumeAttachment
{
    /// <summary>The existing disks of a pair.</summary>
    public static IEnumerable<Volume> GetVolumes(ReplicationPair pair, ProjectState project) =>
        new[] { pair.SourceVolume, pair.TargetVolume }.Select(id => project.Inventory.Volumes[id]).OfType<Volume>();

    /// <summary>Whether every existing disk of the pair is attached to its existing server.</summary>
    public static bool AreAttached(ReplicationPair pair, ProtectedInstance instance, ProjectState project) =>
        Match(pair, instance, project).All(match => HasVolume(match.Server, match.Volume));

    /// <summary>Attaches the disks; their status becomes in-use.</summary>
    public static void Attach(ReplicationPair pair, ProtectedInstance instance, string device, ProjectState project)
    {
        foreach (var (server, volume) in Match(pair, instance, project).ToList())
        {
            var attached = new AttachedVolume { VolumeId = volume.Id, Device = device };
            var index = attached.IsSystem ? 0 : server.Volumes.Length;
            project.Inventory.Servers.Put(server with { Volumes = server.Volumes.Insert(index, attached) });
            project.Inventory.Volumes.Put(volume with { Status = VolumeStatus.InUse });
        }
    }

    /// <summary>Detaches the disks; their status becomes available, unless they are attached to another server.</summary>
    public static void Detach(ReplicationPair pair, ProtectedInstance instance, ProjectState project)
    {
        foreach (var (server, volume) in Match(pair, instance, project).Where(match => HasVolume(match.Server, match.Volume)).ToList())
        {
            project.Inventory.Servers.Put(server with { Volumes = server.Volumes.RemoveAll(attached => attached.VolumeId == volume.Id) });
            if (project.Inventory.GetServersByVolume(volume.Id).IsEmpty)
            {
                project.Inventory.Volumes.Put(volume with { Status = VolumeStatus.Available });
            }
        }
    }

    private static IEnumerable<(Server Server, Volume Volume)> Match(
        ReplicationPair pair, ProtectedInstance instance, ProjectState project) =>
        from server in InstanceServers.All(instance, project)
        from volume in GetVolumes(pair, project)
        where volume.AvailabilityZone == server.AvailabilityZone
        select (server, volume);

    private static bool HasVolume(Server server, Volume volume) => server.Attached(volume.Id) is not null;
}
