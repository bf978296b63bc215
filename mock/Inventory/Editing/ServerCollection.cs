using System.Text.Json;
using System.Text.Json.Nodes;

namespace SdrsMock.Inventory.Editing;

/// <summary><c>servers</c>; attaching and detaching disks updates their status.</summary>
internal sealed class ServerCollection() : InventoryCollection<Server>("servers", InventoryJsonContext.Default.Server, it => it.Servers)
{
    /// <summary>Adds a server: without <c>volumes</c>, a system disk is created; without <c>nics</c>, one interface.</summary>
    public override InventoryChange Add(ProjectInventory inventory, JsonElement body, Func<long> next)
    {
        var change = base.Add(inventory, body, next);
        if (body.TryGetProperty("volumes", out _))
        {
            return change;
        }

        var server = inventory.Servers.Get(change.Id);
        var disk = new Volume
        {
            Id = new SeededIdGenerator(inventory.Template.Seed, next).Next("volumes"),
            Name = $"{server.Name}-volume-0000",
            Status = VolumeStatus.InUse,
            AvailabilityZone = server.AvailabilityZone,
            Bootable = true,
            ChargingMode = server.ChargingMode,
        };
        inventory.Volumes.Put(disk);
        inventory.Servers.Put(server with { Volumes = [new() { VolumeId = disk.Id, Device = "/dev/vda" }] });
        return change.And(new InventoryEvent("volumes", disk.Id, ChangeKind.Added));
    }

    public override InventoryChange Remove(ProjectInventory inventory, string id)
    {
        var server = Find(inventory, id);
        return base.Remove(inventory, id).And(VolumeAttachmentRules.Follow(inventory, server, null));
    }

    protected override void Normalise(JsonObject members) => VolumeAttachmentRules.Normalise(members);

    protected override Server Generate(JsonObject members, ProjectInventory inventory, SeededIdGenerator ids)
    {
        var id = ids.Next(Name);
        return new()
        {
            Id = id,
            Name = ids.Names.Server(id),
            AvailabilityZone = inventory.DedicatedHosts[members.Text("dedicated_host_id")]?.AvailabilityZone
                ?? inventory.Template.Edition.SourceZone,
            VpcId = VpcOf(members, null, inventory),
            Flavor = members.Text("flavor") ?? inventory.Default(inventory.Flavors, "flavor", "flavor"),
        };
    }

    protected override JsonObject Fill(JsonObject members, Server? before, ProjectInventory inventory, SeededIdGenerator ids)
    {
        NicRules.Fill(members, before, VpcOf(members, before, inventory), inventory, ids);
        VolumeAttachmentRules.Fill(members, before);
        return members;
    }

    protected override void Validate(Server item, ProjectInventory inventory)
    {
        ReferenceChecks.CheckName(item.Name);
        InventoryException.ThrowUnlessKnown(ServerStatus.All, "status", item.Status);
        InventoryException.ThrowUnlessKnown(OsTypes.All, "os_type", item.OsType);
        InventoryException.ThrowUnlessKnown(ChargingModes.All, "charging_mode", item.ChargingMode);
        inventory.CheckZone("availability_zone", item.AvailabilityZone);
        inventory.Vpcs.CheckOn("vpc_id", item.VpcId, "VPC");
        inventory.Flavors.CheckOn("flavor", item.Flavor, "flavor");
        inventory.DedicatedHosts.CheckOn("dedicated_host_id", item.DedicatedHostId, "dedicated host");
        NicRules.Check(item, inventory);
        VolumeAttachmentRules.Check(item, inventory);
    }

    protected override InventoryChange Complete(ProjectInventory inventory, Server? before, Server after, InventoryChange change)
    {
        inventory.Servers.Put(after);
        return change.And(VolumeAttachmentRules.Follow(inventory, before, after));
    }

    private static string VpcOf(JsonObject members, Server? before, ProjectInventory inventory)
    {
        var id = members.Text("vpc_id") ?? before?.VpcId ?? inventory.Default(inventory.Vpcs, "vpc", "vpc_id");
        inventory.Vpcs.CheckOn("vpc_id", id, "VPC");
        return id;
    }
}
