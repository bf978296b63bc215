using System.Collections.Immutable;

namespace SdrsMock.Inventory;

/// <summary>The initial items of one kind: ordered, immutable and shared by all projects. Safe for concurrent use.</summary>
internal sealed class BaseCollection<T>
    where T : class, IHasId
{
    // Never changed. Creating a frozen dictionary would take longer than all look-ups of a short run.
    private readonly Dictionary<string, T> _byId;

    public BaseCollection(IEnumerable<T> items)
    {
        Items = [.. items];
        _byId = Items.ToDictionary(item => item.Id, StringComparer.Ordinal);
    }

    /// <summary>The items in the order of the template.</summary>
    public ImmutableArray<T> Items { get; }

    /// <summary>The item with this id, or null.</summary>
    public T? this[string id] => _byId.GetValueOrDefault(id);
}
