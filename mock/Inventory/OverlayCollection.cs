using System.Collections;

namespace SdrsMock.Inventory;

/// <summary>
/// The items of one kind in one project: a copy-on-write view over the shared base items, which stores only changed items.
/// Not thread-safe: hold the project lock.
/// </summary>
internal sealed class OverlayCollection<T>(BaseCollection<T> baseItems, Action<T?, T?>? onChanged = null) : IReadOnlyCollection<T>
    where T : class, IHasId
{
    // A null value marks a base item that the project has removed.
    private Dictionary<string, T?>? _overBase;
    private OrderedDictionary<string, T>? _added;
    private int _removed;

    public int Count => baseItems.Items.Length - _removed + (_added?.Count ?? 0);

    /// <summary>Whether the items equal the base items.</summary>
    public bool IsPristine => _overBase is not { Count: > 0 } && _added is not { Count: > 0 };

    /// <summary>The items that the project has changed or added, in the order in which they must be restored.</summary>
    public IEnumerable<T> Changed => (_overBase?.Values.OfType<T>() ?? []).Concat(_added?.Values ?? Enumerable.Empty<T>());

    /// <summary>The ids of the base items that the project has removed.</summary>
    public IEnumerable<string> RemovedIds => _overBase?.Where(change => change.Value is null).Select(change => change.Key) ?? [];

    /// <summary>The item with this id, or null.</summary>
    public T? this[string? id]
    {
        get
        {
            if (id is null)
            {
                return null;
            }

            if (_overBase is not null && _overBase.TryGetValue(id, out var changed))
            {
                return changed;
            }

            return baseItems[id] ?? _added?.GetValueOrDefault(id);
        }
    }

    /// <summary>Adds an item, or replaces the item with the same id.</summary>
    public void Put(T item)
    {
        var before = baseItems[item.Id] is null ? PutAdded(item) : PutOverBase(item);
        if (!ReferenceEquals(before, item))
        {
            onChanged?.Invoke(before, item);
        }
    }

    /// <summary>The item with this id, to which another item refers.</summary>
    /// <exception cref="KeyNotFoundException">There is none, so that the inventory is inconsistent.</exception>
    public T Get(string id) => this[id]
        ?? throw new KeyNotFoundException($"the inventory refers to the {typeof(T).Name} {id}, which does not exist");

    /// <summary>Removes an item; returns false if no item has this id.</summary>
    public bool Remove(string id)
    {
        if (this[id] is not { } before)
        {
            return false;
        }

        if (_added?.Remove(id) is not true)
        {
            (_overBase ??= new(StringComparer.Ordinal))[id] = null;
            _removed++;
        }

        onChanged?.Invoke(before, null);
        return true;
    }

    /// <summary>The base items in their order, then the added items, oldest first.</summary>
    public IEnumerator<T> GetEnumerator()
    {
        foreach (var item in baseItems.Items)
        {
            if (_overBase is null || !_overBase.TryGetValue(item.Id, out var changed))
            {
                yield return item;
            }
            else if (changed is not null)
            {
                yield return changed;
            }
        }

        foreach (var item in _added?.Values ?? Enumerable.Empty<T>())
        {
            yield return item;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // Stores an added item; returns the previous one.
    private T? PutAdded(T item)
    {
        _added ??= new(StringComparer.Ordinal);
        if (_added.TryAdd(item.Id, item, out var index))
        {
            return null;
        }

        var before = _added.GetAt(index).Value;
        _added.SetAt(index, item);
        return before;
    }

    // Stores a changed base item; returns the previous one.
    private T? PutOverBase(T item)
    {
        var before = this[item.Id];
        if (!ReferenceEquals(before, item))
        {
            _removed -= before is null ? 1 : 0;
            (_overBase ??= new(StringComparer.Ordinal))[item.Id] = item;
        }

        return before;
    }
}
