using System.Text.Json.Nodes;

namespace SdrsMock.Inventory.Editing;

/// <summary><c>dedicated_hosts</c>.</summary>
internal sealed class DedicatedHostCollection()
    : InventoryCollection<DedicatedHost>("dedicated_hosts", InventoryJsonContext.Default.DedicatedHost, it => it.DedicatedHosts)
{
    protected override DedicatedHost Generate(JsonObject members, ProjectInventory inventory, SeededIdGenerator ids)
    {
        var id = ids.Next(Name);
        return new()
        {
            Id = id,
            Name = ids.Names.Place("host", id),
            AvailabilityZone = inventory.Template.Edition.TargetZone,
            Flavors = [.. inventory.Flavors.Where(flavor => flavor.SupportedAtDr).Select(flavor => flavor.Id)],
        };
    }

    // Flavors are not checked: a host can run a flavor that cannot be ordered.
    protected override void Validate(DedicatedHost item, ProjectInventory inventory)
    {
        ReferenceChecks.CheckName(item.Name);
        inventory.CheckZone("availability_zone", item.AvailabilityZone);
    }

    protected override string? FindUser(DedicatedHost item, ProjectInventory inventory) =>
        inventory.Servers.FirstOrDefault(server => server.DedicatedHostId == item.Id) is { } server
            ? $"server \"{server.Id}\" runs on it"
            : null;
}
