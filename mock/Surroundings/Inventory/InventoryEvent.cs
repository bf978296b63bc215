namespace SdrsMock.Surroundings.Inventory;

/// <summary>One thing that came, changed or went.</summary>
internal sealed record InventoryEvent(string Collection, string Id, ChangeKind Change);
