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
    // What the job needs to know at its end about each instance that it makes, kept under "<instance id>.<word>".
    private const string Flavor = "flavor";
    private const string SubnetId = "subnet";
    private const string Address = "address";
    private const string HostId = "host";
    private const string Tenancy = "tenancy";

    /// <summary>What the caller wants of the DR server.</summary>
    /// <param name="Request">The object under the wrapper.</param>
    /// <param name="FlavorId">The DR server's flavor.</param>
    internal readonly record struct Wishes(Body Request, string FlavorId);

    public static ProtectedInstance AddInstance(World world, ProtectionGroup group, Server server, Body request, string name) =>
        world.Instances.Add(new()
        {
            Id = world.Ids.NextUuid(),
            Sequence = world.Ids.NextSequence(),
            Name = name,
            Description = request.Text("description"),
            GroupId = group.Id,
            HomeStation = group.PriorityStation,
            SourceServer = server.Id,
            CreatedAt = world.Now,
            UpdatedAt = world.Now,
            Tags = [.. TagLists.Of(request)],
        });

    /// <summary>Makes and attaches the pairs, and notes what the DR server is to be.</summary>
    public static void Plan(Job job, World world, ProtectedInstance instance, Server server, Wishes wishes)
    {
        Note(job, instance, Flavor, wishes.FlavorId);
        Note(job, instance, SubnetId, wishes.Request.Text("primary_subnet_id"));
        Note(job, instance, Address, wishes.Request.Text("primary_ip_address"));
        Note(job, instance, Tenancy, wishes.Request.Text("tenancy"));
        Note(job, instance, HostId, wishes.Request.Text("dedicated_host_id"));
        foreach (var attached in server.Volumes)
        {
            if (world.Surroundings.Volumes[attached.VolumeId] is { } volume)
            {
                var pair = SharedPairOf(volume, world) ?? AddPair(job, world, instance, volume, wishes.Request.Text("cluster_id"));
                World.Attach(pair, instance, attached.Device);
            }
        }
    }

    /// <summary>Builds the DR servers and disks of all instances that the job makes.</summary>
    public static void Build(Job job, World world)
    {
        foreach (var pair in MovedBy(job, ResourceKind.Pair).Select(id => world.Pairs[id]).OfType<ReplicationPair>())
        {
            RecoveryDisks.Build(world, pair);
        }

        foreach (var instance in InstancesOf(job, world))
        {
            if (world.Surroundings.Servers[instance.SourceServer] is { } server)
            {
                var built = ServerFor(job, world, instance, server);
                world.Surroundings.Servers.Put(built);
                Attachments.Follow(world.Surroundings, before: null, built);
                world.SetTargetServer(instance, built.Id);
                BatchJob.EntitiesAbout(instance, job)["native_server_id"] = built.Id;
            }
        }
    }

    /// <summary>Leaves the pairs of a failed creation without data flow and with the reason in them.</summary>
    public static void Abandon(Job job, World world)
    {
        foreach (var pair in MovedBy(job, ResourceKind.Pair).Select(id => world.Pairs[id]).OfType<ReplicationPair>())
        {
            RecoveryDisks.Abandon(job, pair);
        }
    }

    /// <summary>Whether the key pairs exist that the DR servers' Windows log-in needs (PI-CREATE-06, PI-BCREATE-06).</summary>
    public static bool KeyPairExists(Job job, World world) => InstancesOf(job, world)
        .Select(instance => world.Surroundings.Servers[instance.SourceServer])
        .All(server => server is not { OsType: OsTypes.Windows, KeyName: { } key } || world.Surroundings.KeyPairs[key] is not null);

    /// <summary>Whether nobody has taken an address meanwhile that a DR server is to have.</summary>
    public static bool AddressIsFree(Job job, World world) => InstancesOf(job, world)
        .All(instance => Noted(job, instance, Address) is not { } address || !world.IsAddressTaken(Noted(job, instance, SubnetId)!, address));

    private static IEnumerable<ProtectedInstance> InstancesOf(Job job, World world) =>
        MovedBy(job, ResourceKind.Instance).Select(id => world.Instances[id]).OfType<ProtectedInstance>();

    private static IEnumerable<string> MovedBy(Job job, ResourceKind kind) => job.Moves.Where(move => move.Kind == kind).Select(move => move.Id);

    // A disk shared by several servers of a batch makes one pair, attached to all of them.
    private static ReplicationPair? SharedPairOf(Volume volume, World world) =>
        volume.Shared && world.PairsUsing(volume.Id) is [var pair, ..] ? pair : null;

    private static ReplicationPair AddPair(Job job, World world, ProtectedInstance instance, Volume volume, string? poolId)
    {
        var pair = RecoveryDisks.AddPair(world, world.GroupOf(instance), volume, $"{volume.Name}-pair", description: null, poolId);
        world.Jobs.Carry(job, ResourceKind.Pair, pair, Status.Creating, Move.AsGroup, Status.Error);
        return pair;
    }

    private static Server ServerFor(Job job, World world, ProtectedInstance instance, Server production)
    {
        var group = world.GroupOf(instance);
        var id = world.Ids.NextUuid();
        return production with
        {
            Id = id,
            Status = ServerStatus.Shutoff,
            AvailabilityZone = group.RecoveryZone,
            Flavor = Noted(job, instance, Flavor)!,
            EcsGroupId = null,
            LockedBy = null,
            DedicatedHostId = HostFor(job, world, instance, group),
            Nics = [NicFor(job, world, instance, production)],
            Volumes =
            [
                .. instance.Attachments
                    .Select(attachment => new AttachedVolume { VolumeId = world.Pairs[attachment.PairId]!.VolumeAt(Station.Other(instance.HomeStation)), Device = attachment.Device })
                    .Where(attached => world.Surroundings.Volumes[attached.VolumeId] is not null),
            ],
        };
    }

    private static Nic NicFor(Job job, World world, ProtectedInstance instance, Server production)
    {
        var subnetId = Noted(job, instance, SubnetId) ?? production.PrimaryNic?.SubnetId ?? world.Surroundings.SubnetsOf(production.VpcId)[0];
        return new()
        {
            Id = world.Ids.NextUuid(),
            SubnetId = subnetId,
            IpAddress = Noted(job, instance, Address) ?? world.FreeAddress(subnetId) ?? "0.0.0.0",
            MacAddress = world.Ids.NextMac(),
            Primary = true,
        };
    }

    // PI-CREATE-39: without a host of the caller's choice the first that fits is taken.
    private static string? HostFor(Job job, World world, ProtectedInstance instance, ProtectionGroup group) =>
        Noted(job, instance, Tenancy) != "dedicated" ? null
        : Noted(job, instance, HostId) ?? world.Surroundings.DedicatedHosts.FirstOrDefault(host =>
            host.AvailabilityZone == group.RecoveryZone && host.Flavors.Contains(Noted(job, instance, Flavor)!))?.Id;

    private static void Note(Job job, ProtectedInstance instance, string word, string? value)
    {
        if (value is not null)
        {
            job.Notes[$"{instance.Id}.{word}"] = value;
        }
    }

    private static string? Noted(Job job, ProtectedInstance instance, string word) => job.Notes.GetValueOrDefault($"{instance.Id}.{word}");
}
