using System.Text.Json;

namespace SdrsMock.Inventory.Editing;

/// <summary>What kinds with a fixed set have in common.</summary>
internal static class ReadOnlyCollectionRules
{
    /// <summary>An element of a file changes the thing that it names.</summary>
    public static void Load(
        InventoryCollection kind, string key, ProjectInventory inventory, JsonElement element, Func<long> next)
    {
        InventoryException.ThrowUnless(element.ValueKind == JsonValueKind.Object, "The element", "must be an object");
        InventoryException.ThrowUnless(
            element.TryGetProperty(key, out var id) && id.ValueKind == JsonValueKind.String, key, "must be a string");
        kind.Patch(inventory, id.GetString()!, element, next);
    }
}
