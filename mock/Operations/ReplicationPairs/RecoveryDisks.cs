using SdrsMock.Engine;
using SdrsMock.Resources;
using SdrsMock.Surroundings;

namespace SdrsMock.Operations;

/// <summary>What creating a pair does, whoever asks for it: the pair at once, the DR site disk when the job ends.</summary>
internal static class RecoveryDisks
{
    /// <summary>Adds a pair for a disk. In a protected group its data begins to flow at once (RP-CREATE-18).</summary>
    public static ReplicationPair AddPair(World world, ProtectionGroup group, Volume volume, string name, string? description, string? poolId)
    {
        var pair = world.Pairs.Add(new()
        {
            Id = world.Ids.NextUuid(),
            Sequence = world.Ids.NextSequence(),
            Name = name,
            Description = description,
            GroupId = group.Id,
            HomeStation = group.PriorityStation,
            SourceVolume = volume.Id,
            TargetVolume = world.Ids.NextUuid(),
            StoragePoolId = poolId,
            Shared = volume.Shared,
            Bootable = volume.Bootable,
            SizeGb = volume.Size,
            VolumeType = volume.VolumeType,
            CreatedAt = world.Now,
            UpdatedAt = world.Now,
        });
        if (group.Status == Status.Protected)
        {
            world.BeginSynchronising(pair);
        }

        return pair;
    }

    /// <summary>Puts the DR site disk into the surroundings: same name, the id that the pair has announced (RP-CREATE-19).</summary>
    public static void Build(World world, ReplicationPair pair)
    {
        if (world.Surroundings.Volumes[pair.SourceVolume] is not { } production)
        {
            return;
        }

        world.Surroundings.Volumes.Put(production with
        {
            Id = pair.TargetVolume,
            AvailabilityZone = world.GroupOf(pair).RecoveryZone,
            Status = VolumeStatus.Available,
            StoragePoolId = pair.StoragePoolId,
            Locked = false,
        });
        Reserve(world, pair.StoragePoolId, pair.SizeGb);
    }

    /// <summary>What is left of a storage pool, in GB, once the jobs at work have made and extended the disks that they are going to.</summary>
    public static long RoomIn(World world, StoragePool pool) => pool.FreeGb - world.Jobs.AtWork.Sum(job => AnnouncedIn(pool, job, world));

    private static long AnnouncedIn(StoragePool pool, Job job, World world) => job.Moves
        .Where(move => move.Kind is ResourceKind.Pair)
        .Select(move => world.Pairs[move.Id])
        .Sum(pair => pair switch
        {
            { Status: Status.Creating } => pair.StoragePoolId == pool.Id ? pair.SizeGb : 0,
            { Status: Status.Extending } => (ExpandReplication.SizeIn(job) - pair.SizeGb) * PairDisks.Of(pair, world).Count(disk => disk.StoragePoolId == pool.Id),
            _ => 0L,
        });

    /// <summary>Leaves the pair of a failed creation without data flow and with the reason in it.</summary>
    public static void Abandon(Job job, ReplicationPair pair)
    {
        pair.Synchronisation = Synchronisation.Inactive;
        pair.FailureDetail = job.ErrorCode;
    }

    /// <summary>Changes the size of both disks of a pair, and what the DR site disk takes of its storage pool.</summary>
    public static void Resize(World world, ReplicationPair pair, int sizeGb)
    {
        var shelf = world.Surroundings.Volumes;
        foreach (var volume in new[] { pair.SourceVolume, pair.TargetVolume }.Select(id => shelf[id]).OfType<Volume>())
        {
            shelf.Put(volume with { Size = sizeGb });
            Reserve(world, volume.StoragePoolId, sizeGb - volume.Size);
        }

        pair.SizeGb = sizeGb;
    }

    /// <summary>Deletes a disk, also from the servers that hold it and from its storage pool.</summary>
    public static void Delete(World world, string volumeId)
    {
        if (world.Surroundings.Volumes[volumeId] is { } volume)
        {
            world.Surroundings.Delete(volume);
            Reserve(world, volume.StoragePoolId, -volume.Size);
        }
    }

    /// <summary>Tells a pair's job what clients read from it: strings only, and no sub-jobs (jobs.md, "Decoding traps").</summary>
    public static void Tell(Job job, ReplicationPair pair)
    {
        job.Tell("replication_pair_id", pair.Id);
        job.Tell("volume_ids", $"{pair.SourceVolume},{pair.TargetVolume}");
        job.Tell("server_group_id", pair.GroupId);
    }

    private static void Reserve(World world, string? poolId, int sizeGb)
    {
        if (world.Surroundings.StoragePools[poolId] is { } pool)
        {
            world.Surroundings.StoragePools.Put(pool with { UsedGb = Math.Max(0, pool.UsedGb + sizeGb) });
        }
    }
}
