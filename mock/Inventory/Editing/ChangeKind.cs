namespace SdrsMock.Inventory.Editing;

/// <summary>The kinds of changes to an inventory item.</summary>
internal enum ChangeKind
{
    Added,
    Changed,
    Removed,
}
