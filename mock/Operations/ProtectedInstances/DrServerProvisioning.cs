using SdrsMock.Common;
using SdrsMock.Inventory;
using SdrsMock.Inventory.Editing;
using SdrsMock.Model;
using SdrsMock.Operations.ReplicationPairs;
using SdrsMock.State;

namespace SdrsMock.Operations.ProtectedInstances;

/// <summary>
/// What creating an instance does at the other site: a replication pair for each production disk at once, and when the
/// job ends the DR server with its disks, stopped, of the same name and with ids of its own (PI-CREATE-54).
/// </summary>
internal static class DrServerProvisioning
{
    public static ProtectedInstance AddInstance(CreateProtectedInstance.Context it, string name) =>
        it.Project.Instances.Add(new()
        {
            Id = it.Project.Ids.NextUuid(),
            Sequence = it.Project.Ids.NextSequence(),
            Name = name,
            Description = it.Request.GetString("description"),
            GroupId = it.Group.Id,
            HomeSite = it.Group.PrioritySite,
            SourceServer = it.Server.Id,
            CreatedAt = it.Project.Now,
            UpdatedAt = it.Project.Now,
            Tags = it.Project.Strings.Intern(it.Tags),
        });

    /// <summary>Makes and attaches the pairs, and notes what the DR server is to be.</summary>
    public static void Plan(Job job, ProtectedInstance instance, CreateProtectedInstance.Context it)
    {
        job.AddServer(new(instance.Id, it.FlavorId, it.SubnetId, it.Address, it.OnDedicatedHost, it.HostId));
        if (it is { SubnetId: { } subnetId, Address: { } address })
        {
            it.Project.Jobs.Reserve(job, new(subnetId, address));
        }

        foreach (var attached in it.Server.Volumes)
        {
            if (it.Project.Inventory.Volumes[attached.VolumeId] is { } volume)
            {
                var pair = FindSharedPair(volume, it.Project) ?? AddPair(job, it.Project, instance, volume, it.PoolId);
                ProjectState.Attach(pair, instance, attached.Device);
            }
        }
    }

    /// <summary>Builds the DR servers and disks of all instances that the job makes.</summary>
    public static void Build(Job job, ProjectState project)
    {
        foreach (var pair in GetPairs(job, project))
        {
            DrVolumeProvisioning.Build(project, pair);
        }

        foreach (var planned in job.Servers)
        {
            if (project.Instances[planned.InstanceId] is { } instance && project.Inventory.Servers[instance.SourceServer] is { } server)
            {
                var built = CreateServerFor(planned, project, instance, server);
                project.Inventory.Servers.Put(built);
                VolumeAttachmentRules.Follow(project.Inventory, before: null, built);
                project.SetTargetServer(instance, built.Id);
                BatchJob.SetEntities(job, instance, "native_server_id", built.Id);
            }
        }
    }

    /// <summary>Leaves the pairs of a failed creation without data flow and with the reason in them.</summary>
    public static void Abandon(Job job, ProjectState project)
    {
        foreach (var pair in GetPairs(job, project))
        {
            DrVolumeProvisioning.Abandon(job, pair);
        }
    }

    /// <summary>Whether the key pairs exist that the DR servers' Windows log-in needs (PI-CREATE-06, PI-BCREATE-06).</summary>
    public static bool KeyPairExists(Job job, ProjectState project) => job.Servers.All(planned =>
        project.Inventory.Servers[project.Instances[planned.InstanceId]?.SourceServer] is not { OsType: OsTypes.Windows, KeyName: { } key }
        || project.Inventory.KeyPairs[key] is not null);

    /// <summary>Whether nobody has taken an address meanwhile that a DR server is to have.</summary>
    public static bool AddressIsFree(Job job, ProjectState project) =>
        job.Servers.All(planned => planned is not { SubnetId: { } subnetId, Address: { } address } || !project.IsAddressTaken(subnetId, address));

    private static IEnumerable<ReplicationPair> GetPairs(Job job, ProjectState project)
    {
        foreach (var move in job.StatusChanges)
        {
            if (move.Kind is ResourceKind.Pair && project.Pairs[move.Id] is { } pair)
            {
                yield return pair;
            }
        }
    }

    // A disk shared by several servers of a batch makes one pair, attached to all of them.
    private static ReplicationPair? FindSharedPair(Volume volume, ProjectState project) =>
        volume.Shared && project.FindPairsByVolume(volume.Id) is [var pair, ..] ? pair : null;

    private static ReplicationPair AddPair(Job job, ProjectState project, ProtectedInstance instance, Volume volume, string? poolId)
    {
        var pair = DrVolumeProvisioning.AddPair(project, project.GetGroup(instance), volume, $"{volume.Name}-pair", description: null, poolId);
        project.JobScheduler.AddResource(job, ResourceKind.Pair, pair, Status.Creating, StatusChange.GroupStatus, Status.Error);
        return pair;
    }

    private static Server CreateServerFor(DrServerSpec planned, ProjectState project, ProtectedInstance instance, Server production)
    {
        var group = project.GetGroup(instance);
        var id = project.Ids.NextUuid();
        return production with
        {
            Id = id,
            Status = ServerStatus.Shutoff,
            AvailabilityZone = group.DrZone,
            Flavor = planned.Flavor,
            EcsGroupId = null,
            LockedBy = null,
            DedicatedHostId = GetHostFor(planned, project, group),
            Nics = CreateNicsFor(planned, project, production),
            Volumes = CreateVolumesFor(project, instance),
        };
    }

    private static SmallList<AttachedVolume> CreateVolumesFor(ProjectState project, ProtectedInstance instance)
    {
        SmallList<AttachedVolume> disks = [];
        foreach (var attachment in instance.Attachments)
        {
            var volumeId = project.Pairs[attachment.PairId]!.GetVolumeAt(Site.Other(instance.HomeSite));
            if (project.Inventory.Volumes[volumeId] is not null)
            {
                disks = disks.Add(new() { VolumeId = volumeId, Device = attachment.Device });
            }
        }

        return disks;
    }

    // One, or none where neither the caller nor the VPC has a subnet for it.
    private static SmallList<Nic> CreateNicsFor(DrServerSpec planned, ProjectState project, Server production)
    {
        if ((planned.SubnetId ?? production.PrimaryNic?.SubnetId ?? project.Inventory.GetSubnets(production.VpcId).FirstOrDefault()) is not { } subnetId)
        {
            return [];
        }

        return
        [
            new()
            {
                Id = project.Ids.NextUuid(),
                SubnetId = subnetId,
                IpAddress = planned.Address ?? project.FindFreeAddress(subnetId) ?? "0.0.0.0",
                MacAddress = project.Ids.NextMac(),
                Primary = true,
            },
        ];
    }

    // PI-CREATE-39: without a host of the caller's choice the first that fits is taken.
    private static string? GetHostFor(DrServerSpec planned, ProjectState project, ProtectionGroup group) =>
        !planned.OnDedicatedHost ? null
        : planned.HostId ?? project.Inventory.DedicatedHosts.FirstOrDefault(host =>
            host.AvailabilityZone == group.DrZone && host.Flavors.Contains(planned.Flavor))?.Id;
}
