using System.Text.Json.Nodes;

namespace SdrsMock.Inventory.Editing;

/// <summary><c>storage_pools</c>.</summary>
internal sealed class StoragePoolCollection()
    : InventoryCollection<StoragePool>("storage_pools", InventoryJsonContext.Default.StoragePool, it => it.StoragePools)
{
    protected override StoragePool Generate(JsonObject members, ProjectInventory inventory, SeededIdGenerator ids)
    {
        var id = ids.Next(Name);
        return new()
        {
            Id = id,
            Name = ids.Names.Place("pool", id),
            AvailabilityZone = inventory.Template.Edition.TargetZone,
        };
    }

    protected override void Validate(StoragePool item, ProjectInventory inventory)
    {
        ReferenceChecks.CheckName(item.Name);
        inventory.CheckZone("availability_zone", item.AvailabilityZone);
        InventoryException.ThrowUnlessKnown(StoragePoolStatus.All, "status", item.Status);
        InventoryException.ThrowUnless(item.StorageType.Length > 0, "storage_type", "must not be empty");
        InventoryException.ThrowUnless(item.CapacityGb >= 0, "capacity_gb", "must be at least 0");
        InventoryException.ThrowUnless(
            item.UsedGb >= 0 && item.UsedGb <= item.CapacityGb, "used_gb", $"must be 0 to the capacity, {item.CapacityGb}");
    }

    protected override string? FindUser(StoragePool item, ProjectInventory inventory) =>
        inventory.Volumes.FirstOrDefault(volume => volume.StoragePoolId == item.Id) is { } volume
            ? $"volume \"{volume.Id}\" lies in it"
            : null;
}
