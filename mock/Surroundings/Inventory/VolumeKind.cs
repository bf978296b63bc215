using System.Text.Json.Nodes;

namespace SdrsMock.Surroundings.Inventory;

/// <summary><c>volumes</c>; one that goes is taken from the servers that hold it.</summary>
internal sealed class VolumeKind() : InventoryKind<Volume>("volumes", SurroundingsJson.Default.Volume, it => it.Volumes)
{
    public override Change Remove(ProjectSurroundings surroundings, string id)
    {
        var change = base.Remove(surroundings, id);
        foreach (var server in surroundings.ServersHolding(id).Select(holder => surroundings.Servers[holder]!))
        {
            surroundings.Servers.Put(server with { Volumes = server.Volumes.RemoveAll(volume => volume.VolumeId == id) });
            change = change.And(new Effect("servers", server.Id, Happening.Changed));
        }

        return change;
    }

    protected override Volume Generate(JsonObject given, ProjectSurroundings surroundings, FreshIds ids)
    {
        var id = ids.Next(Name);
        return new()
        {
            Id = id,
            Name = ids.Names.Volume(id),
            AvailabilityZone = surroundings.StoragePools[given.Text("storage_pool_id")]?.AvailabilityZone
                ?? surroundings.Blueprint.Edition.SourceZone,
        };
    }

    protected override void Check(Volume item, ProjectSurroundings surroundings)
    {
        References.CheckName(item.Name);
        InventoryRefusal.Unless(item.Size is >= 1 and <= Volume.LargestGb, "size", $"must be 1 to {Volume.LargestGb} GB");
        InventoryRefusal.UnlessKnown(VolumeStatus.All, "status", item.Status);
        surroundings.CheckZone("availability_zone", item.AvailabilityZone);
        InventoryRefusal.Unless(item.VolumeType.Length > 0, "volume_type", "must not be empty");
        InventoryRefusal.UnlessKnown(ChargingModes.All, "charging_mode", item.ChargingMode);
        surroundings.StoragePools.CheckOn("storage_pool_id", item.StoragePoolId, "storage pool");
        InventoryRefusal.Unless(
            item.Shared || surroundings.ServersHolding(item.Id).Length < 2,
            "shared",
            "must stay true while several servers hold the volume");
    }
}
