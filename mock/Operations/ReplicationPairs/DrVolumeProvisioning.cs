using SdrsMock.Inventory;
using SdrsMock.Model;
using SdrsMock.Operations.ProtectedInstances;
using SdrsMock.State;

namespace SdrsMock.Operations.ReplicationPairs;

/// <summary>What creating a pair does, whoever asks for it: the pair at once, the DR site disk when the job ends.</summary>
internal static class DrVolumeProvisioning
{
    /// <summary>Adds a pair for a disk. In a protected group its data begins to flow at once (RP-CREATE-18).</summary>
    public static ReplicationPair AddPair(ProjectState project, ProtectionGroup group, Volume volume, string name, string? description, string? poolId)
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

    /// <summary>Puts the DR site disk into the surroundings: same name, the id that the pair has announced (RP-CREATE-19).</summary>
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

    /// <summary>What is left of a storage pool, in GB, once the jobs at work have made and extended the disks that they are going to.</summary>
    public static long GetFreeSpace(ProjectState project, StoragePool pool) => pool.FreeGb - project.Jobs.Running.Sum(job => GetAnnouncedSize(pool, job, project));

    private static long GetAnnouncedSize(StoragePool pool, Job job, ProjectState project) => job.StatusChanges
        .Where(move => move.Kind is ResourceKind.Pair)
        .Select(move => project.Pairs[move.Id])
        .Sum(pair => pair switch
        {
            { Status: Status.Creating } => pair.StoragePoolId == pool.Id ? pair.SizeGb : 0,
            { Status: Status.Extending } => (ExpandReplication.SizeIn(job) - pair.SizeGb) * PairVolumeAttachment.GetVolumes(pair, project).Count(disk => disk.StoragePoolId == pool.Id),
            _ => 0L,
        });

    /// <summary>Leaves the pair of a failed creation without data flow and with the reason in it.</summary>
    public static void Abandon(Job job, ReplicationPair pair)
    {
        pair.Progress = ReplicationProgress.Inactive;
        pair.FailureDetail = job.ErrorCode;
    }

    /// <summary>Changes the size of both disks of a pair, and what the DR site disk takes of its storage pool.</summary>
    public static void Resize(ProjectState project, ReplicationPair pair, int sizeGb)
    {
        var shelf = project.Inventory.Volumes;
        foreach (var volume in new[] { pair.SourceVolume, pair.TargetVolume }.Select(id => shelf[id]).OfType<Volume>())
        {
            shelf.Put(volume with { Size = sizeGb });
            Reserve(project, volume.StoragePoolId, sizeGb - volume.Size);
        }

        pair.SizeGb = sizeGb;
    }

    /// <summary>Deletes a disk, also from the servers that hold it and from its storage pool.</summary>
    public static void Delete(ProjectState project, string volumeId)
    {
        if (project.Inventory.Volumes[volumeId] is { } volume)
        {
            project.Inventory.Delete(volume);
            Reserve(project, volume.StoragePoolId, -volume.Size);
        }
    }

    /// <summary>Tells a pair's job what clients read from it: strings only, and no sub-jobs (jobs.md, "Decoding traps").</summary>
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
