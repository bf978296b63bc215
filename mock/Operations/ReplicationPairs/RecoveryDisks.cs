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
            Status = pair.Attachments.Count > 0 ? VolumeStatus.InUse : VolumeStatus.Available,
            StoragePoolId = pair.StoragePoolId,
            Locked = false,
        });
        Reserve(world, pair.StoragePoolId, pair.SizeGb);
    }

    /// <summary>Deletes a disk, also from its storage pool.</summary>
    public static void Delete(World world, string volumeId)
    {
        if (world.Surroundings.Volumes[volumeId] is { } volume)
        {
            world.Surroundings.Volumes.Remove(volumeId);
            Reserve(world, volume.StoragePoolId, -volume.Size);
        }
    }

    private static void Reserve(World world, string? poolId, int sizeGb)
    {
        if (world.Surroundings.StoragePools[poolId] is { } pool)
        {
            world.Surroundings.StoragePools.Put(pool with { UsedGb = Math.Max(0, pool.UsedGb + sizeGb) });
        }
    }
}
