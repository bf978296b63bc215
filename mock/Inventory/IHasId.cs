namespace SdrsMock.Inventory;

/// <summary>A thing that a shelf can keep under its id.</summary>
internal interface IHasId
{
    /// <summary>The key on the shelf, unique within its kind.</summary>
    string Id { get; }
}
