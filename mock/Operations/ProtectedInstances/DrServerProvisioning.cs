using SdrsMock.Common;
using SdrsMock.Inventory;
using SdrsMock.Inventory.Editing;
using SdrsMock.Model;
using SdrsMock.Operations.ReplicationPairs;
using SdrsMock.State;

namespace SdrsMock.Operations.ProtectedInstances;

/// <summary>
/// The effects of creating an instance at the DR site: a replication pair for each production disk at once, and the DR server
/// with its disks when the job ends: stopped, with the same name and its own ids (PI-CREATE-54). The caller holds the
/// project lock.
/// </summary>
internal static class DrServerProvisioning
{
    /// <summary>Adds the instance, without its pairs.</summary>
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

    /// <summary>Creates and attaches the pairs, and stores the specification of the DR server in the job.</summary>
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

    /// <summary>Creates the DR servers and disks of all instances of the job.</summary>
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
                var drServer = CreateServerFor(planned, project, instance, server);
                project.Inventory.Servers.Put(drServer);
                VolumeAttachmentRules.Follow(project.Inventory, before: null, drServer);
                project.SetTargetServer(instance, drServer.Id);
                BatchJob.SetEntities(job, instance, "native_server_id", drServer.Id);
            }
        }
    }

    /// <summary>Stops the replication of the pairs of a failed creation and stores the error code in them.</summary>
    public static void Abandon(Job job, ProjectState project)
    {
        foreach (var pair in GetPairs(job, project))
        {
            DrVolumeProvisioning.Abandon(job, pair);
        }
    }

    /// <summary>Whether the key pairs of all Windows DR servers exist (PI-CREATE-06, PI-BCREATE-06).</summary>
    public static bool KeyPairExists(Job job, ProjectState project) => job.Servers.All(planned =>
        project.Inventory.Servers[project.Instances[planned.InstanceId]?.SourceServer] is not { OsType: OsTypes.Windows, KeyName: { } key }
        || project.Inventory.KeyPairs[key] is not null);

    /// <summary>Whether the requested addresses of the DR servers are still free.</summary>
    public static bool AddressIsFree(Job job, ProjectState project) =>
        job.Servers.All(
            planned => planned is not { SubnetId: { } subnetId, Address: { } address } || !project.IsAddressTaken(subnetId, address));

    private static IEnumerable<ReplicationPair> GetPairs(Job job, ProjectState project)
    {
        foreach (var change in job.StatusChanges)
        {
            if (change.Kind is ResourceKind.Pair && project.Pairs[change.Id] is { } pair)
            {
                yield return pair;
            }
        }
    }

    // A disk that several servers of a batch share gets one pair, attached to all of their instances.
    private static ReplicationPair? FindSharedPair(Volume volume, ProjectState project) =>
        volume.Shared && project.FindPairsByVolume(volume.Id) is [var pair, ..] ? pair : null;

    private static ReplicationPair AddPair(Job job, ProjectState project, ProtectedInstance instance, Volume volume, string? poolId)
    {
        var pair = DrVolumeProvisioning.AddPair(
            project, project.GetGroup(instance), volume, $"{volume.Name}-pair", description: null, poolId);
        project.JobScheduler.AddResource(job, ResourceKind.Pair, pair, Status.Creating, FinalStatus.GroupStatus, Status.Error);
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
            var volumeId = project.Pairs.Get(attachment.PairId).GetVolumeAt(Site.Other(instance.HomeSite));
            if (project.Inventory.Volumes[volumeId] is not null)
            {
                disks = disks.Add(new() { VolumeId = volumeId, Device = attachment.Device });
            }
        }

        return disks;
    }

    // One interface, or none if neither the request nor the VPC has a subnet.
    private static SmallList<Nic> CreateNicsFor(DrServerSpec planned, ProjectState project, Server production)
    {
        var chosen = planned.SubnetId ?? production.PrimaryNic?.SubnetId;
        if ((chosen ?? project.Inventory.GetSubnets(production.VpcId).FirstOrDefault()) is not { } subnetId)
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

    // PI-CREATE-39: without a host in the request, the first suitable one is used.
    private static string? GetHostFor(DrServerSpec planned, ProjectState project, ProtectionGroup group) =>
        !planned.OnDedicatedHost ? null
        : planned.HostId ?? project.Inventory.DedicatedHosts.FirstOrDefault(host =>
            host.AvailabilityZone == group.DrZone && host.Flavors.Contains(planned.Flavor))?.Id;
}
