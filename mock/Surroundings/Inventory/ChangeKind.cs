namespace SdrsMock.Surroundings.Inventory;

/// <summary>What can happen to a thing.</summary>
internal enum ChangeKind
{
    Added,
    Changed,
    Removed,
}
