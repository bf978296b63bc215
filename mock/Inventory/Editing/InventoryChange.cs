using System.Collections.Immutable;

namespace SdrsMock.Inventory.Editing;

/// <summary>What a call to the inventory did.</summary>
/// <param name="Id">What the call was about.</param>
/// <param name="Events">All that happened, beginning with what was asked for.</param>
internal sealed record InventoryChange(string Id, ImmutableArray<InventoryEvent> Events)
{
    public InventoryChange And(params IEnumerable<InventoryEvent> more) => this with { Events = [.. Events, .. more] };
}
