using SdrsMock.Engine;
using SdrsMock.Resources;
using SdrsMock.Surroundings;
using SdrsMock.Surroundings.Inventory;

namespace SdrsMock.Operations;

/// <summary>
/// What creating an instance does at the other site: a replication pair for each production disk at once, and when the
/// job ends the DR server with its disks, stopped, of the same name and with ids of its own (PI-CREATE-54).
/// </summary>
internal static class RecoverySite
{
    public static ProtectedInstance AddInstance(CreateProtectedInstance.Subject it, string name) =>
        it.World.Instances.Add(new()
        {
            Id = it.World.Ids.NextUuid(),
            Sequence = it.World.Ids.NextSequence(),
            Name = name,
            Description = it.Request.Text("description"),
            GroupId = it.Group.Id,
            HomeStation = it.Group.PriorityStation,
            SourceServer = it.Server.Id,
            CreatedAt = it.World.Now,
            UpdatedAt = it.World.Now,
            Tags = it.World.Words.Same(it.Tags),
        });

    /// <summary>Makes and attaches the pairs, and notes what the DR server is to be.</summary>
    public static void Plan(Job job, ProtectedInstance instance, CreateProtectedInstance.Subject it)
    {
        job.Plan(new(instance.Id, it.FlavorId, it.SubnetId, it.Address, it.OnDedicatedHost, it.HostId));
        if (it is { SubnetId: { } subnetId, Address: { } address })
        {
            it.World.Jobs.Reserve(job, new(subnetId, address));
        }

        foreach (var attached in it.Server.Volumes)
        {
            if (it.World.Surroundings.Volumes[attached.VolumeId] is { } volume)
            {
                var pair = SharedPairOf(volume, it.World) ?? AddPair(job, it.World, instance, volume, it.PoolId);
                World.Attach(pair, instance, attached.Device);
            }
        }
    }

    /// <summary>Builds the DR servers and disks of all instances that the job makes.</summary>
    public static void Build(Job job, World world)
    {
        foreach (var pair in PairsOf(job, world))
        {
            RecoveryDisks.Build(world, pair);
        }

        foreach (var planned in job.Servers)
        {
            if (world.Instances[planned.InstanceId] is { } instance && world.Surroundings.Servers[instance.SourceServer] is { } server)
            {
                var built = ServerFor(planned, world, instance, server);
                world.Surroundings.Servers.Put(built);
                Attachments.Follow(world.Surroundings, before: null, built);
                world.SetTargetServer(instance, built.Id);
                BatchJob.Tell(job, instance, "native_server_id", built.Id);
            }
        }
    }

    /// <summary>Leaves the pairs of a failed creation without data flow and with the reason in them.</summary>
    public static void Abandon(Job job, World world)
    {
        foreach (var pair in PairsOf(job, world))
        {
            RecoveryDisks.Abandon(job, pair);
        }
    }

    /// <summary>Whether the key pairs exist that the DR servers' Windows log-in needs (PI-CREATE-06, PI-BCREATE-06).</summary>
    public static bool KeyPairExists(Job job, World world) => job.Servers.All(planned =>
        world.Surroundings.Servers[world.Instances[planned.InstanceId]?.SourceServer] is not { OsType: OsTypes.Windows, KeyName: { } key }
        || world.Surroundings.KeyPairs[key] is not null);

    /// <summary>Whether nobody has taken an address meanwhile that a DR server is to have.</summary>
    public static bool AddressIsFree(Job job, World world) =>
        job.Servers.All(planned => planned is not { SubnetId: { } subnetId, Address: { } address } || !world.IsAddressTaken(subnetId, address));

    private static IEnumerable<ReplicationPair> PairsOf(Job job, World world)
    {
        foreach (var move in job.Moves)
        {
            if (move.Kind is ResourceKind.Pair && world.Pairs[move.Id] is { } pair)
            {
                yield return pair;
            }
        }
    }

    // A disk shared by several servers of a batch makes one pair, attached to all of them.
    private static ReplicationPair? SharedPairOf(Volume volume, World world) =>
        volume.Shared && world.PairsUsing(volume.Id) is [var pair, ..] ? pair : null;

    private static ReplicationPair AddPair(Job job, World world, ProtectedInstance instance, Volume volume, string? poolId)
    {
        var pair = RecoveryDisks.AddPair(world, world.GroupOf(instance), volume, $"{volume.Name}-pair", description: null, poolId);
        world.Jobs.Carry(job, ResourceKind.Pair, pair, Status.Creating, Move.AsGroup, Status.Error);
        return pair;
    }

    private static Server ServerFor(PlannedServer planned, World world, ProtectedInstance instance, Server production)
    {
        var group = world.GroupOf(instance);
        var id = world.Ids.NextUuid();
        return production with
        {
            Id = id,
            Status = ServerStatus.Shutoff,
            AvailabilityZone = group.RecoveryZone,
            Flavor = planned.Flavor,
            EcsGroupId = null,
            LockedBy = null,
            DedicatedHostId = HostFor(planned, world, group),
            Nics = NicsFor(planned, world, production),
            Volumes = DisksFor(world, instance),
        };
    }

    private static Few<AttachedVolume> DisksFor(World world, ProtectedInstance instance)
    {
        Few<AttachedVolume> disks = [];
        foreach (var attachment in instance.Attachments)
        {
            var volumeId = world.Pairs[attachment.PairId]!.VolumeAt(Station.Other(instance.HomeStation));
            if (world.Surroundings.Volumes[volumeId] is not null)
            {
                disks = disks.Add(new() { VolumeId = volumeId, Device = attachment.Device });
            }
        }

        return disks;
    }

    // One, or none where neither the caller nor the VPC has a subnet for it.
    private static Few<Nic> NicsFor(PlannedServer planned, World world, Server production)
    {
        if ((planned.SubnetId ?? production.PrimaryNic?.SubnetId ?? world.Surroundings.SubnetsOf(production.VpcId).FirstOrDefault()) is not { } subnetId)
        {
            return [];
        }

        return
        [
            new()
            {
                Id = world.Ids.NextUuid(),
                SubnetId = subnetId,
                IpAddress = planned.Address ?? world.FreeAddress(subnetId) ?? "0.0.0.0",
                MacAddress = world.Ids.NextMac(),
                Primary = true,
            },
        ];
    }

    // PI-CREATE-39: without a host of the caller's choice the first that fits is taken.
    private static string? HostFor(PlannedServer planned, World world, ProtectionGroup group) =>
        !planned.OnDedicatedHost ? null
        : planned.HostId ?? world.Surroundings.DedicatedHosts.FirstOrDefault(host =>
            host.AvailabilityZone == group.RecoveryZone && host.Flavors.Contains(planned.Flavor))?.Id;
}
