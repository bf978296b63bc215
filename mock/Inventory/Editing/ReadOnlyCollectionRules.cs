using System.Text.Json;

namespace SdrsMock.Inventory.Editing;

/// <summary>Rules for kinds whose items can be changed, but not added or removed.</summary>
internal static class ReadOnlyCollectionRules
{
    /// <summary>Changes the item that an element of an inventory file identifies.</summary>
    public static void Load(
        InventoryCollection kind, string key, ProjectInventory inventory, JsonElement element, Func<long> next)
    {
        InventoryException.ThrowUnless(element.ValueKind == JsonValueKind.Object, "The element", "must be an object");
        InventoryException.ThrowUnless(
            element.TryGetProperty(key, out var id) && id.ValueKind == JsonValueKind.String, key, "must be a string");
        kind.Patch(inventory, id.GetString()!, element, next);
    }
}
