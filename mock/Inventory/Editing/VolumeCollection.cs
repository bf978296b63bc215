using System.Text.Json.Nodes;

namespace SdrsMock.Inventory.Editing;

/// <summary><c>volumes</c>; removing a disk detaches it from its servers.</summary>
internal sealed class VolumeCollection() : InventoryCollection<Volume>("volumes", InventoryJsonContext.Default.Volume, it => it.Volumes)
{
    public override InventoryChange Remove(ProjectInventory inventory, string id)
    {
        var change = base.Remove(inventory, id);
        foreach (var server in inventory.GetServersByVolume(id).Select(holder => inventory.Servers.Get(holder)))
        {
            inventory.Servers.Put(server with { Volumes = server.Volumes.RemoveAll(volume => volume.VolumeId == id) });
            change = change.And(new InventoryEvent("servers", server.Id, ChangeKind.Changed));
        }

        return change;
    }

    protected override Volume Generate(JsonObject members, ProjectInventory inventory, SeededIdGenerator ids)
    {
        var id = ids.Next(Name);
        return new()
        {
            Id = id,
            Name = ids.Names.Volume(id),
            AvailabilityZone = inventory.StoragePools[members.Text("storage_pool_id")]?.AvailabilityZone
                ?? inventory.Template.Edition.SourceZone,
        };
    }

    protected override void Validate(Volume item, ProjectInventory inventory)
    {
        ReferenceChecks.CheckName(item.Name);
        InventoryException.ThrowUnless(item.Size is >= 1 and <= Volume.MaxSizeGb, "size", $"must be 1 to {Volume.MaxSizeGb} GB");
        InventoryException.ThrowUnlessKnown(VolumeStatus.All, "status", item.Status);
        inventory.CheckZone("availability_zone", item.AvailabilityZone);
        InventoryException.ThrowUnless(item.VolumeType.Length > 0, "volume_type", "must not be empty");
        InventoryException.ThrowUnlessKnown(ChargingModes.All, "charging_mode", item.ChargingMode);
        inventory.StoragePools.CheckOn("storage_pool_id", item.StoragePoolId, "storage pool");
        InventoryException.ThrowUnless(
            item.Shared || inventory.GetServersByVolume(item.Id).Length < 2,
            "shared",
            "must stay true while several servers hold the volume");
    }
}
