using SdrsMock.Inventory;
using SdrsMock.Model;
using SdrsMock.Operations.ProtectedInstances;
using SdrsMock.State;

namespace SdrsMock.Tests.Properties;

/// <summary>
/// Invariants between a project's resources and its inventory. It remembers which items belonged to a resource once: deletions
/// leave DR servers and disks behind.
/// </summary>
internal sealed class InventoryInvariants(ProjectState project)
{
    private readonly HashSet<string> _atFirst =
    [
        .. project.Inventory.Servers.Select(server => server.Id), .. project.Inventory.Volumes.Select(volume => volume.Id),
    ];
    private readonly HashSet<string> _owned = [];

    public void Hold()
    {
        NothingIsOrphaned();
        DrillsHaveTheirServers();
        DisksAreInUseWhereTheyAreHeld();
        AddressesAreUnique();
        AttachmentsAreReal();
    }

    private void NothingIsOrphaned()
    {
        _owned.UnionWith(project.Instances.Select(instance => instance.TargetServer).OfType<string>());
        _owned.UnionWith(project.Pairs.Select(pair => pair.TargetVolume));
        foreach (var server in project.Inventory.Servers.Where(server => !_atFirst.Contains(server.Id) && !_owned.Contains(server.Id)))
        {
            Invariant.That(
                project.Drills.Any(drill => drill.Id == server.DrillId && drill.Servers.Exists(made => made.ServerId == server.Id)),
                () => $"server {server.Name} belongs to no resource");
        }

        foreach (var volume in project.Inventory.Volumes.Where(volume => !_atFirst.Contains(volume.Id) && !_owned.Contains(volume.Id)))
        {
            Invariant.That(project.Drills.Any(drill => drill.Id == volume.DrillId), () => $"disk {volume.Name} belongs to no resource");
        }
    }

    private void DrillsHaveTheirServers()
    {
        foreach (var drill in project.Drills)
        {
            Invariant.That(
                drill.Servers.TrueForAll(made => project.Inventory.Servers[made.ServerId] is not null),
                () => $"a server of drill {drill.Name} is gone");
            Invariant.That(
                drill.Status is not Status.Available || project.Inventory.Vpcs[drill.DrillVpcId] is not null,
                () => $"the available drill {drill.Name} has no VPC");
        }
    }

    private void DisksAreInUseWhereTheyAreHeld()
    {
        foreach (var volume in project.Inventory.Volumes.Where(volume => volume.Status is VolumeStatus.Available or VolumeStatus.InUse))
        {
            Invariant.That(
                (volume.Status == VolumeStatus.InUse) != project.Inventory.GetServersByVolume(volume.Id).IsEmpty,
                () => $"disk {volume.Name} ({volume.Id}) is {volume.Status}");
        }

        foreach (var server in project.Inventory.Servers)
        {
            Invariant.Unique(server.Volumes.Select(attached => attached.Device), $"device of {server.Name}");
            foreach (var attached in server.Volumes)
            {
                Invariant.That(
                    project.Inventory.Volumes[attached.VolumeId] is not null, () => $"server {server.Name} holds a disk that is gone");
            }
        }
    }

    private void AddressesAreUnique()
    {
        foreach (var nic in project.Inventory.Servers.Where(server => !_atFirst.Contains(server.Id)).SelectMany(server => server.Nics))
        {
            Invariant.Same(project.Inventory.GetServersByAddress(nic.SubnetId, nic.IpAddress).Length, 1, $"servers at {nic.IpAddress}");
        }
    }

    private void AttachmentsAreReal()
    {
        foreach (var instance in project.Instances.Where(instance => IsAtRest(instance.Status)))
        {
            foreach (var pair in project.GetPairs(instance).Where(pair => IsAtRest(pair.Status)))
            {
                Invariant.That(
                    PairVolumeAttachment.AreAttached(pair, instance, project),
                    () => $"the disks of {pair.Name} are not at the servers of {instance.Name}");
            }
        }
    }

    private static bool IsAtRest(string status) => status is Status.Available or Status.Protected or Status.FailedOver;
}
