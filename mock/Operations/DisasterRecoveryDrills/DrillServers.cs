using SdrsMock.Inventory;
using SdrsMock.Model;
using SdrsMock.Operations.ProtectionGroups;
using SdrsMock.State;

namespace SdrsMock.Operations.DisasterRecoveryDrills;

/// <summary>
/// The servers of a drill: running copies of the group's DR servers and their disks, with the addresses of the production
/// servers, in the drill's network (umn management/managing_dr_drills/performing_a_dr_drill.rst). The caller holds the
/// project lock.
/// </summary>
internal static class DrillServers
{
    /// <summary>Creates the servers of a drill.</summary>
    public static void Build(ProjectState project, DisasterRecoveryDrill drill)
    {
        var copies = new Dictionary<string, string>();
        foreach (var (instance, production, recovery) in ServerPairByRole.ForGroup(project, project.GetGroup(drill)))
        {
            var server = recovery with
            {
                Id = project.Ids.NextUuid(),
                Status = ServerStatus.Active,
                VpcId = drill.DrillVpcId,
                // The key pair of a Linux drill server is not shown (umn performing_a_dr_drill.rst).
                KeyName = recovery.OsType == OsTypes.Windows ? recovery.KeyName : null,
                DedicatedHostId = null,
                EcsGroupId = null,
                LockedBy = null,
                ChargingMode = ChargingModes.PostPaid,
                DrillId = drill.Id,
                Nics = [.. production.Nics.Select(nic => CopyOf(project, nic, drill)).OfType<Nic>()],
                Volumes =
                [
                    .. recovery.Volumes.Where(attached => project.Inventory.Volumes[attached.VolumeId] is not null)
                        .Select(attached => attached with { VolumeId = CopyOf(project, attached.VolumeId, drill, copies) }),
                ],
            };
            project.Inventory.Servers.Put(server);
            drill.Servers.Add(new(instance.Id, server.Id));
        }
    }

    /// <summary>Deletes the servers and disks of a drill. Its VPC and subnets stay (DR-DELETE-03).</summary>
    public static void Delete(ProjectState project, DisasterRecoveryDrill drill)
    {
        foreach (var server in drill.Servers.Select(created => project.Inventory.Servers[created.ServerId]).OfType<Server>())
        {
            project.Inventory.Delete(server);
        }

        foreach (var volume in project.Inventory.Volumes.Where(volume => volume.DrillId == drill.Id).ToList())
        {
            project.Inventory.Delete(volume);
        }
    }

    /// <summary>The addresses that a drill of the group needs in a VPC.</summary>
    public static IEnumerable<SubnetAddress> AddressesIn(ProjectState project, ProtectionGroup group, string vpcId) =>
        ServerPairByRole.ForGroup(project, group).SelectMany(servers => servers.ProductionServer.Nics)
            .Select(nic => DrillNetwork.FindCounterpart(project, nic.SubnetId, vpcId) is { } subnet
                ? new SubnetAddress(subnet.Id, nic.IpAddress)
                : (SubnetAddress?)null)
            .OfType<SubnetAddress>();

    /// <summary>Whether the key pairs of all Windows DR servers exist.</summary>
    public static bool KeyPairsExist(ProjectState project, ProtectionGroup group) =>
        ServerPairByRole.ForGroup(project, group).All(servers =>
        servers.DrServer is not { OsType: OsTypes.Windows, KeyName: { } key } || project.Inventory.KeyPairs[key] is not null);

    private static Nic? CopyOf(ProjectState project, Nic nic, DisasterRecoveryDrill drill)
    {
        if (DrillNetwork.FindCounterpart(project, nic.SubnetId, drill.DrillVpcId) is not { } subnet)
        {
            return null;
        }

        // The address was free when the drill started, but may be in use now.
        var isTaken = project.IsAddressTaken(subnet.Id, nic.IpAddress);
        var address = (isTaken ? project.FindFreeAddress(subnet.Id) : null) ?? nic.IpAddress;
        return nic with
        {
            Id = project.Ids.NextUuid(),
            SubnetId = subnet.Id,
            IpAddress = address,
            MacAddress = project.Ids.NextMac(),
            ElasticIp = null,
        };
    }

    // A shared disk is copied once; the copy is shared too.
    private static string CopyOf(ProjectState project, string volumeId, DisasterRecoveryDrill drill, Dictionary<string, string> copies)
    {
        if (!copies.TryGetValue(volumeId, out var copy))
        {
            copies[volumeId] = copy = project.Ids.NextUuid();
            project.Inventory.Volumes.Put(project.Inventory.Volumes.Get(volumeId) with
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
