namespace SdrsMock.Inventory.Editing;

/// <summary>What can happen to a thing.</summary>
internal enum ChangeKind
{
    Added,
    Changed,
    Removed,
}
