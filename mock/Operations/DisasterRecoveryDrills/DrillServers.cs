using SdrsMock.Engine;
using SdrsMock.Resources;
using SdrsMock.Surroundings;

namespace SdrsMock.Operations;

/// <summary>
/// The servers of a drill: running copies of the group's DR servers with copies of their disks, at the addresses that
/// production has, but in the drill's network. umn management/managing_dr_drills/performing_a_dr_drill.rst.
/// </summary>
internal static class DrillServers
{
    public static void Build(World world, Drill drill)
    {
        var copies = new Dictionary<string, string>();
        foreach (var (instance, production, recovery) in ServersByRole.Of(world, world.GroupOf(drill)))
        {
            var server = recovery with
            {
                Id = world.Ids.NextUuid(),
                Status = ServerStatus.Active,
                VpcId = drill.DrillVpcId,
                // Of a Linux drill server the key pair is not shown (umn performing_a_dr_drill.rst).
                KeyName = recovery.OsType == OsTypes.Windows ? recovery.KeyName : null,
                DedicatedHostId = null,
                EcsGroupId = null,
                LockedBy = null,
                ChargingMode = ChargingModes.PostPaid,
                DrillId = drill.Id,
                Nics = [.. production.Nics.Select(nic => CopyOf(world, nic, drill)).OfType<Nic>()],
                Volumes =
                [
                    .. recovery.Volumes.Where(attached => world.Surroundings.Volumes[attached.VolumeId] is not null)
                        .Select(attached => attached with { VolumeId = CopyOf(world, attached.VolumeId, drill, copies) }),
                ],
            };
            world.Surroundings.Servers.Put(server);
            drill.Servers.Add(new(instance.Id, server.Id));
        }
    }

    /// <summary>Deletes the servers and disks of a drill. Its VPC and subnets stay (DR-DELETE-03).</summary>
    public static void Delete(World world, Drill drill)
    {
        foreach (var server in drill.Servers.Select(made => world.Surroundings.Servers[made.ServerId]).OfType<Server>())
        {
            world.Surroundings.Delete(server);
        }

        foreach (var volume in world.Surroundings.Volumes.Where(volume => volume.DrillId == drill.Id).ToList())
        {
            world.Surroundings.Delete(volume);
        }
    }

    /// <summary>The addresses that a drill of the group needs in a VPC.</summary>
    public static IEnumerable<AddressInSubnet> AddressesIn(World world, ProtectionGroup group, string vpcId) =>
        ServersByRole.Of(world, group).SelectMany(servers => servers.Production.Nics)
            .Select(nic => (Subnet: DrillNetwork.CounterpartOf(world, nic.SubnetId, vpcId), nic.IpAddress))
            .Where(wanted => wanted.Subnet is not null)
            .Select(wanted => new AddressInSubnet(wanted.Subnet!.Id, wanted.IpAddress));

    /// <summary>Whether the key pairs exist that Windows needs for logging in.</summary>
    public static bool KeyPairsExist(World world, ProtectionGroup group) => ServersByRole.Of(world, group).All(servers =>
        servers.Recovery is not { OsType: OsTypes.Windows, KeyName: { } key } || world.Surroundings.KeyPairs[key] is not null);

    private static Nic? CopyOf(World world, Nic nic, Drill drill)
    {
        if (DrillNetwork.CounterpartOf(world, nic.SubnetId, drill.DrillVpcId) is not { } subnet)
        {
            return null;
        }

        // The address was free when the drill began; somebody may have taken it since.
        var address = world.IsAddressTaken(subnet.Id, nic.IpAddress) ? world.FreeAddress(subnet.Id) ?? nic.IpAddress : nic.IpAddress;
        return nic with { Id = world.Ids.NextUuid(), SubnetId = subnet.Id, IpAddress = address, MacAddress = world.Ids.NextMac(), ElasticIp = null };
    }

    // A disk that several servers share is copied once, and shared again.
    private static string CopyOf(World world, string volumeId, Drill drill, Dictionary<string, string> copies)
    {
        if (!copies.TryGetValue(volumeId, out var copy))
        {
            copies[volumeId] = copy = world.Ids.NextUuid();
            world.Surroundings.Volumes.Put(world.Surroundings.Volumes[volumeId]! with
            {
                Id = copy,
                Status = VolumeStatus.InUse,
                Locked = false,
                StoragePoolId = null,
                ChargingMode = ChargingModes.PostPaid,
                DrillId = drill.Id,
            });
        }

        return copy;
    }
}
