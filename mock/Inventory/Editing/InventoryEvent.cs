namespace SdrsMock.Inventory.Editing;

/// <summary>The addition, change or removal of one item.</summary>
internal sealed record InventoryEvent(string Collection, string Id, ChangeKind Change);
