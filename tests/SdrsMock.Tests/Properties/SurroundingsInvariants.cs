using SdrsMock.Engine;
using SdrsMock.Operations;
using SdrsMock.Resources;
using SdrsMock.Surroundings;

namespace SdrsMock.Tests.Properties;

/// <summary>What always holds between a project's resources and its surroundings. It remembers what belonged to somebody once: deletions leave DR servers and disks behind.</summary>
internal sealed class SurroundingsInvariants(World world)
{
    private readonly HashSet<string> _atFirst = [.. world.Surroundings.Servers.Select(server => server.Id), .. world.Surroundings.Volumes.Select(volume => volume.Id)];
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
        _owned.UnionWith(world.Instances.Select(instance => instance.TargetServer).OfType<string>());
        _owned.UnionWith(world.Pairs.Select(pair => pair.TargetVolume));
        foreach (var server in world.Surroundings.Servers.Where(server => !_atFirst.Contains(server.Id) && !_owned.Contains(server.Id)))
        {
            Claim.That(world.Drills.Any(drill => drill.Id == server.DrillId && drill.Servers.Exists(made => made.ServerId == server.Id)), () => $"server {server.Name} belongs to nobody");
        }

        foreach (var volume in world.Surroundings.Volumes.Where(volume => !_atFirst.Contains(volume.Id) && !_owned.Contains(volume.Id)))
        {
            Claim.That(world.Drills.Any(drill => drill.Id == volume.DrillId), () => $"disk {volume.Name} belongs to nobody");
        }
    }

    private void DrillsHaveTheirServers()
    {
        foreach (var drill in world.Drills)
        {
            Claim.That(drill.Servers.TrueForAll(made => world.Surroundings.Servers[made.ServerId] is not null), () => $"a server of drill {drill.Name} is gone");
            Claim.That(drill.Status is not Status.Available || world.Surroundings.Vpcs[drill.DrillVpcId] is not null, () => $"the available drill {drill.Name} has no VPC");
        }
    }

    private void DisksAreInUseWhereTheyAreHeld()
    {
        foreach (var volume in world.Surroundings.Volumes.Where(volume => volume.Status is VolumeStatus.Available or VolumeStatus.InUse))
        {
            Claim.That((volume.Status == VolumeStatus.InUse) != world.Surroundings.ServersHolding(volume.Id).IsEmpty, () => $"disk {volume.Name} ({volume.Id}) is {volume.Status}");
        }

        foreach (var server in world.Surroundings.Servers)
        {
            Claim.Unique(server.Volumes.Select(attached => attached.Device), $"device of {server.Name}");
            foreach (var attached in server.Volumes)
            {
                Claim.That(world.Surroundings.Volumes[attached.VolumeId] is not null, () => $"server {server.Name} holds a disk that is gone");
            }
        }
    }

    private void AddressesAreUnique()
    {
        foreach (var nic in world.Surroundings.Servers.Where(server => !_atFirst.Contains(server.Id)).SelectMany(server => server.Nics))
        {
            Claim.Same(world.Surroundings.ServersAt(nic.SubnetId, nic.IpAddress).Length, 1, $"servers at {nic.IpAddress}");
        }
    }

    private void AttachmentsAreReal()
    {
        foreach (var instance in world.Instances.Where(instance => IsAtRest(instance.Status)))
        {
            foreach (var pair in world.PairsOf(instance).Where(pair => IsAtRest(pair.Status)))
            {
                Claim.That(PairDisks.AreAttached(pair, instance, world), () => $"the disks of {pair.Name} are not at the servers of {instance.Name}");
            }
        }
    }

    private static bool IsAtRest(string status) => status is Status.Available or Status.Protected or Status.FailedOver;
}
