namespace SdrsMock.Pipeline;

/// <summary>What an inventory command does with an item.</summary>
internal enum InventoryAction
{
    Add,
    Patch,
    Remove,
}
