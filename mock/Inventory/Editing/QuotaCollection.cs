using System.Text.Json;
using System.Text.Json.Nodes;

namespace SdrsMock.Inventory.Editing;

/// <summary><c>quotas</c>: a fixed set of quotas; only their values can be changed.</summary>
internal sealed class QuotaCollection() : InventoryCollection<Quota>("quotas", InventoryJsonContext.Default.Quota, it => it.Quotas)
{
    public override string IdMember => "type";

    public override InventoryChange Add(ProjectInventory inventory, JsonElement body, Func<long> next) =>
        throw InventoryException.Conflict("quotas is a fixed set; change an existing quota");

    public override void Load(ProjectInventory inventory, JsonElement element, Func<long> next) =>
        ReadOnlyCollectionRules.Load(this, IdMember, inventory, element, next);

    protected override Quota Generate(JsonObject members, ProjectInventory inventory, SeededIdGenerator ids) =>
        throw new InvalidOperationException("Quotas are not added.");

    protected override void Validate(Quota item, ProjectInventory inventory)
    {
        InventoryException.ThrowUnless(item.Min >= 0, "min", "must be at least 0");
        InventoryException.ThrowUnless(item.Max >= -1, "max", "must be at least -1 (unlimited)");
        InventoryException.ThrowUnless(
            item.Value == -1 ? item.Max == -1 : item.Value >= item.Min && (item.Max == -1 || item.Value <= item.Max),
            "quota",
            item.Max == -1 ? $"must be at least {item.Min}, or -1 (unlimited)" : $"must be {item.Min} to {item.Max}");
    }

    protected override string FindUser(Quota item, ProjectInventory inventory) => "quotas is a fixed set";
}
