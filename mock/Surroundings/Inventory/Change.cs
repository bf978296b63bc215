using System.Collections.Immutable;

namespace SdrsMock.Surroundings.Inventory;

/// <summary>What a call to the inventory did.</summary>
/// <param name="Id">What the call was about.</param>
/// <param name="Effects">All that happened, beginning with what was asked for.</param>
internal sealed record Change(string Id, ImmutableArray<Effect> Effects)
{
    public Change And(params IEnumerable<Effect> more) => this with { Effects = [.. Effects, .. more] };
}

/// <summary>One thing that came, changed or went.</summary>
internal sealed record Effect(string Kind, string Id, Happening What);

/// <summary>What can happen to a thing.</summary>
internal enum Happening
{
    Added,
    Changed,
    Removed,
}
