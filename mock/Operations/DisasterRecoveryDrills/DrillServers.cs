using SdrsMock.Inventory;
using SdrsMock.Model;
using SdrsMock.Operations.ProtectionGroups;
using SdrsMock.State;

namespace SdrsMock.Operations.DisasterRecoveryDrills;

/// <summary>
/// The servers of a drill: running copies of the group's DR servers with copies of their disks, at the addresses that
/// production has, but in the drill's network. umn management/managing_dr_drills/performing_a_dr_drill.rst.
/// </summary>
internal static class DrillServers
{
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
                // Of a Linux drill server the key pair is not shown (umn performing_a_dr_drill.rst).
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
        foreach (var server in drill.Servers.Select(made => project.Inventory.Servers[made.ServerId]).OfType<Server>())
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
            .Select(nic => (Subnet: DrillNetwork.FindCounterpart(project, nic.SubnetId, vpcId), nic.IpAddress))
            .Where(wanted => wanted.Subnet is not null)
            .Select(wanted => new SubnetAddress(wanted.Subnet!.Id, wanted.IpAddress));

    /// <summary>Whether the key pairs exist that Windows needs for logging in.</summary>
    public static bool KeyPairsExist(ProjectState project, ProtectionGroup group) => ServerPairByRole.ForGroup(project, group).All(servers =>
        servers.DrServer is not { OsType: OsTypes.Windows, KeyName: { } key } || project.Inventory.KeyPairs[key] is not null);

    private static Nic? CopyOf(ProjectState project, Nic nic, DisasterRecoveryDrill drill)
    {
        if (DrillNetwork.FindCounterpart(project, nic.SubnetId, drill.DrillVpcId) is not { } subnet)
        {
            return null;
        }

        // The address was free when the drill began; somebody may have taken it since.
        var address = project.IsAddressTaken(subnet.Id, nic.IpAddress) ? project.FindFreeAddress(subnet.Id) ?? nic.IpAddress : nic.IpAddress;
        return nic with { Id = project.Ids.NextUuid(), SubnetId = subnet.Id, IpAddress = address, MacAddress = project.Ids.NextMac(), ElasticIp = null };
    }

    // A disk that several servers share is copied once, and shared again.
    private static string CopyOf(ProjectState project, string volumeId, DisasterRecoveryDrill drill, Dictionary<string, string> copies)
    {
        if (!copies.TryGetValue(volumeId, out var copy))
        {
            copies[volumeId] = copy = project.Ids.NextUuid();
            project.Inventory.Volumes.Put(project.Inventory.Volumes[volumeId]! with
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
