using SdrsMock.Inventory;
using SdrsMock.Model;
using SdrsMock.Operations.ProtectedInstances;
using SdrsMock.State;

namespace SdrsMock.Operations.ReplicationPairs;

/// <summary>The effects of creating a pair, for all operations that create one: the pair at once, the disk at the DR site when the job
/// ends. The caller holds the project lock.</summary>
internal static class DrVolumeProvisioning
{
    /// <summary>Adds a pair for a disk. In a protected group its replication starts at once (RP-CREATE-18).</summary>
    public static ReplicationPair AddPair(
        ProjectState project, ProtectionGroup group, Volume volume, string name, string? description, string? poolId)
    {
        var pair = project.Pairs.Add(new()
        {
            Id = project.Ids.NextUuid(),
            Sequence = project.Ids.NextSequence(),
            Name = name,
            Description = description,
            GroupId = group.Id,
            HomeSite = group.PrioritySite,
            SourceVolume = volume.Id,
            TargetVolume = project.Ids.NextUuid(),
            StoragePoolId = poolId,
            Shared = volume.Shared,
            Bootable = volume.Bootable,
            SizeGb = volume.Size,
            VolumeType = volume.VolumeType,
            CreatedAt = project.Now,
            UpdatedAt = project.Now,
        });
        if (group.Status == Status.Protected)
        {
            project.StartReplication(pair);
        }

        return pair;
    }

    /// <summary>Adds the disk at the DR site to the inventory, with the same name and the id stored in the pair (RP-CREATE-19).</summary>
    public static void Build(ProjectState project, ReplicationPair pair)
    {
        if (project.Inventory.Volumes[pair.SourceVolume] is not { } production)
        {
            return;
        }

        project.Inventory.Volumes.Put(production with
        {
            Id = pair.TargetVolume,
            AvailabilityZone = project.GetGroup(pair).DrZone,
            Status = VolumeStatus.Available,
            StoragePoolId = pair.StoragePoolId,
            Locked = false,
        });
        Reserve(project, pair.StoragePoolId, pair.SizeGb);
    }

    /// <summary>The free capacity of a storage pool in GB, after all running jobs have created and extended their disks.</summary>
    public static long GetFreeSpace(ProjectState project, StoragePool pool) =>
        pool.FreeGb - project.Jobs.Running.Sum(job => GetPlannedSize(pool, job, project));

    private static long GetPlannedSize(StoragePool pool, Job job, ProjectState project) => job.StatusChanges
        .Where(change => change.Kind is ResourceKind.Pair)
        .Select(change => project.Pairs[change.Id])
        .Sum(pair => pair switch
        {
            { Status: Status.Creating } => pair.StoragePoolId == pool.Id ? pair.SizeGb : 0,
            { Status: Status.Extending } => (ExpandReplication.SizeIn(job) - pair.SizeGb) * CountVolumes(pair, pool, project),
            _ => 0L,
        });

    private static int CountVolumes(ReplicationPair pair, StoragePool pool, ProjectState project) =>
        PairVolumeAttachment.GetVolumes(pair, project).Count(disk => disk.StoragePoolId == pool.Id);

    /// <summary>Stops the replication of the pair of a failed creation and stores the error code in it.</summary>
    public static void Abandon(Job job, ReplicationPair pair)
    {
        pair.Progress = ReplicationProgress.Inactive;
        pair.FailureDetail = job.ErrorCode;
    }

    /// <summary>Changes the size of both disks of a pair, in GB, and the used capacity of their storage pools.</summary>
    public static void Resize(ProjectState project, ReplicationPair pair, int sizeGb)
    {
        var volumes = project.Inventory.Volumes;
        foreach (var volume in new[] { pair.SourceVolume, pair.TargetVolume }.Select(id => volumes[id]).OfType<Volume>())
        {
            volumes.Put(volume with { Size = sizeGb });
            Reserve(project, volume.StoragePoolId, sizeGb - volume.Size);
        }

        pair.SizeGb = sizeGb;
    }

    /// <summary>Deletes a disk, detaches it from its servers and releases the capacity of its storage pool.</summary>
    public static void Delete(ProjectState project, string volumeId)
    {
        if (project.Inventory.Volumes[volumeId] is { } volume)
        {
            project.Inventory.Delete(volume);
            Reserve(project, volume.StoragePoolId, -volume.Size);
        }
    }

    /// <summary>
    /// Sets the entities of a pair's job that clients read: only strings, and no sub-jobs (schemas/notes/jobs.md, "Decoding
    /// traps").
    /// </summary>
    public static void SetJobEntities(Job job, ReplicationPair pair)
    {
        job.SetEntity("replication_pair_id", pair.Id);
        job.SetEntity("volume_ids", $"{pair.SourceVolume},{pair.TargetVolume}");
        job.SetEntity("server_group_id", pair.GroupId);
    }

    private static void Reserve(ProjectState project, string? poolId, int sizeGb)
    {
        if (project.Inventory.StoragePools[poolId] is { } pool)
        {
            project.Inventory.StoragePools.Put(pool with { UsedGb = Math.Max(0, pool.UsedGb + sizeGb) });
        }
    }
}
