namespace SdrsMock.Inventory;

/// <summary>An item that can be looked up by its id.</summary>
internal interface IHasId
{
    /// <summary>The id, unique within its kind.</summary>
    string Id { get; }
}
