using System.Collections.Immutable;

namespace SdrsMock.Inventory.Editing;

/// <summary>The result of a change to the inventory.</summary>
/// <param name="Id">The id of the changed item.</param>
/// <param name="Events">All changes, including those to other items; the requested one is the first.</param>
internal sealed record InventoryChange(string Id, ImmutableArray<InventoryEvent> Events)
{
    /// <summary>A copy with further events at the end.</summary>
    public InventoryChange And(params IEnumerable<InventoryEvent> events) => this with { Events = [.. Events, .. events] };
}
