using System.Collections.Immutable;

namespace SdrsMock.Inventory;

/// <summary>What every project finds on a shelf at first: ordered, immutable, shared by all of them.</summary>
internal sealed class BaseCollection<T>
    where T : class, IHasId
{
    // Never changed. A frozen dictionary would take longer to make than all look-ups of a short run.
    private readonly Dictionary<string, T> _byId;

    public BaseCollection(IEnumerable<T> items)
    {
        Items = [.. items];
        _byId = Items.ToDictionary(item => item.Id, StringComparer.Ordinal);
    }

    /// <summary>In the order of the blueprint.</summary>
    public ImmutableArray<T> Items { get; }

    public T? this[string id] => _byId.GetValueOrDefault(id);
}
