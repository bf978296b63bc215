using System.Text.Json.Nodes;

namespace SdrsMock.Surroundings.Inventory;

/// <summary><c>dedicated_hosts</c>.</summary>
internal sealed class DedicatedHostKind()
    : InventoryKind<DedicatedHost>("dedicated_hosts", SurroundingsJson.Default.DedicatedHost, it => it.DedicatedHosts)
{
    protected override DedicatedHost Generate(JsonObject given, ProjectSurroundings surroundings, FreshIds ids)
    {
        var id = ids.Next(Name);
        return new()
        {
            Id = id,
            Name = ids.Names.Place("host", id),
            AvailabilityZone = surroundings.Blueprint.Edition.TargetZone,
            Flavors = [.. surroundings.Flavors.Where(flavor => flavor.SupportedAtDr).Select(flavor => flavor.Id)],
        };
    }

    // Flavors are not checked: a host may well run one that nobody can order.
    protected override void Check(DedicatedHost item, ProjectSurroundings surroundings)
    {
        References.CheckName(item.Name);
        surroundings.CheckZone("availability_zone", item.AvailabilityZone);
    }

    protected override string? User(DedicatedHost item, ProjectSurroundings surroundings) =>
        surroundings.Servers.FirstOrDefault(server => server.DedicatedHostId == item.Id) is { } server
            ? $"server \"{server.Id}\" runs on it"
            : null;
}

/// <summary><c>storage_pools</c>.</summary>
internal sealed class StoragePoolKind()
    : InventoryKind<StoragePool>("storage_pools", SurroundingsJson.Default.StoragePool, it => it.StoragePools)
{
    protected override StoragePool Generate(JsonObject given, ProjectSurroundings surroundings, FreshIds ids)
    {
        var id = ids.Next(Name);
        return new()
        {
            Id = id,
            Name = ids.Names.Place("pool", id),
            AvailabilityZone = surroundings.Blueprint.Edition.TargetZone,
        };
    }

    protected override void Check(StoragePool item, ProjectSurroundings surroundings)
    {
        References.CheckName(item.Name);
        surroundings.CheckZone("availability_zone", item.AvailabilityZone);
        InventoryRefusal.UnlessKnown(StoragePoolStatus.All, "status", item.Status);
        InventoryRefusal.Unless(item.StorageType.Length > 0, "storage_type", "must not be empty");
        InventoryRefusal.Unless(item.CapacityGb >= 0, "capacity_gb", "must be at least 0");
        InventoryRefusal.Unless(
            item.UsedGb >= 0 && item.UsedGb <= item.CapacityGb, "used_gb", $"must be 0 to the capacity, {item.CapacityGb}");
    }

    protected override string? User(StoragePool item, ProjectSurroundings surroundings) =>
        surroundings.Volumes.FirstOrDefault(volume => volume.StoragePoolId == item.Id) is { } volume
            ? $"volume \"{volume.Id}\" lies in it"
            : null;
}
