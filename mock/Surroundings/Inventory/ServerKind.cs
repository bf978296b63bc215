using System.Text.Json;
using System.Text.Json.Nodes;

namespace SdrsMock.Surroundings.Inventory;

/// <summary><c>servers</c>; the states of disks follow what servers hold.</summary>
internal sealed class ServerKind() : InventoryKind<Server>("servers", SurroundingsJson.Default.Server, it => it.Servers)
{
    /// <summary>Without <c>volumes</c> a server gets a system disk of its own, without <c>nics</c> one interface.</summary>
    public override Change Add(ProjectSurroundings surroundings, JsonElement body, Func<long> next)
    {
        var change = base.Add(surroundings, body, next);
        if (body.TryGetProperty("volumes", out _))
        {
            return change;
        }

        var server = surroundings.Servers[change.Id]!;
        var disk = new Volume
        {
            Id = new FreshIds(surroundings.Blueprint.Seed, next).Next("volumes"),
            Name = $"{server.Name}-volume-0000",
            Status = VolumeStatus.InUse,
            AvailabilityZone = server.AvailabilityZone,
            Bootable = true,
            ChargingMode = server.ChargingMode,
        };
        surroundings.Volumes.Put(disk);
        surroundings.Servers.Put(server with { Volumes = [new() { VolumeId = disk.Id, Device = "/dev/vda" }] });
        return change.And(new Effect("volumes", disk.Id, Happening.Added));
    }

    public override Change Remove(ProjectSurroundings surroundings, string id)
    {
        var server = Find(surroundings, id);
        return base.Remove(surroundings, id).And(Attachments.Follow(surroundings, server, null));
    }

    protected override void Normalise(JsonObject given) => Attachments.Normalise(given);

    protected override Server Generate(JsonObject given, ProjectSurroundings surroundings, FreshIds ids)
    {
        var id = ids.Next(Name);
        return new()
        {
            Id = id,
            Name = ids.Names.Server(id),
            AvailabilityZone = surroundings.DedicatedHosts[given.Text("dedicated_host_id")]?.AvailabilityZone
                ?? surroundings.Blueprint.Edition.SourceZone,
            VpcId = VpcOf(given, null, surroundings),
            Flavor = given.Text("flavor") ?? surroundings.Default(surroundings.Flavors, "flavor", "flavor"),
        };
    }

    protected override JsonObject Fill(JsonObject given, Server? before, ProjectSurroundings surroundings, FreshIds ids)
    {
        Interfaces.Fill(given, before, VpcOf(given, before, surroundings), surroundings, ids);
        Attachments.Fill(given, before);
        return given;
    }

    protected override void Check(Server item, ProjectSurroundings surroundings)
    {
        References.CheckName(item.Name);
        InventoryRefusal.UnlessKnown(ServerStatus.All, "status", item.Status);
        InventoryRefusal.UnlessKnown(OsTypes.All, "os_type", item.OsType);
        InventoryRefusal.UnlessKnown(ChargingModes.All, "charging_mode", item.ChargingMode);
        surroundings.CheckZone("availability_zone", item.AvailabilityZone);
        surroundings.Vpcs.CheckOn("vpc_id", item.VpcId, "VPC");
        surroundings.Flavors.CheckOn("flavor", item.Flavor, "flavor");
        surroundings.DedicatedHosts.CheckOn("dedicated_host_id", item.DedicatedHostId, "dedicated host");
        Interfaces.Check(item, surroundings);
        Attachments.Check(item, surroundings);
    }

    protected override Change Settle(ProjectSurroundings surroundings, Server? before, Server after, Change change)
    {
        surroundings.Servers.Put(after);
        return change.And(Attachments.Follow(surroundings, before, after));
    }

    private static string VpcOf(JsonObject given, Server? before, ProjectSurroundings surroundings)
    {
        var id = given.Text("vpc_id") ?? before?.VpcId ?? surroundings.Default(surroundings.Vpcs, "vpc", "vpc_id");
        surroundings.Vpcs.CheckOn("vpc_id", id, "VPC");
        return id;
    }
}
