using System.Text.Json.Nodes;

namespace SdrsMock.Inventory.Editing;

/// <summary><c>flavors</c>.</summary>
internal sealed class FlavorCollection() : InventoryCollection<Flavor>("flavors", InventoryJsonContext.Default.Flavor, it => it.Flavors)
{
    protected override Flavor Generate(JsonObject members, ProjectInventory inventory, SeededIdGenerator ids) =>
        new() { Id = $"mock.{ids.Next(Name)[..8]}" };

    protected override void Validate(Flavor item, ProjectInventory inventory)
    {
        InventoryException.ThrowUnless(item.Vcpus is >= 1 and <= 1024, "vcpus", "must be 1 to 1024");
        InventoryException.ThrowUnless(item.RamMb >= 1, "ram_mb", "must be at least 1");
        for (var index = 0; index < item.SoldOutIn.Length; index++)
        {
            inventory.CheckZone($"sold_out_in[{index}]", item.SoldOutIn[index]);
        }
    }

    protected override string? FindUser(Flavor item, ProjectInventory inventory) =>
        inventory.Servers.FirstOrDefault(server => server.Flavor == item.Id) is { } server
            ? $"server \"{server.Id}\" has it"
            : null;
}
