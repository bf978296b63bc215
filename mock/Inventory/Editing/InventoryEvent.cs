namespace SdrsMock.Inventory.Editing;

/// <summary>One thing that came, changed or went.</summary>
internal sealed record InventoryEvent(string Collection, string Id, ChangeKind Change);
