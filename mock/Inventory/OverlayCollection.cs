using System.Collections;

namespace SdrsMock.Inventory;

/// <summary>
/// The things of one kind in one project: the shared stock plus this project's changes. A project that changes
/// nothing keeps nothing. Callers see to it that one thread at a time uses a project.
/// </summary>
internal sealed class OverlayCollection<T>(BaseCollection<T> stock, Action<T?, T?>? whenChanged = null) : IReadOnlyCollection<T>
    where T : class, IHasId
{
    // A null value marks a thing of the stock that this project has removed.
    private Dictionary<string, T?>? _overBase;
    private OrderedDictionary<string, T>? _added;
    private int _removed;

    public int Count => stock.Items.Length - _removed + (_added?.Count ?? 0);

    /// <summary>Whether the project has what every project starts with, and nothing else.</summary>
    public bool IsPristine => _overBase is not { Count: > 0 } && _added is not { Count: > 0 };

    /// <summary>What the project itself has changed or added, in the order in which it must be put back.</summary>
    public IEnumerable<T> Changed => (_overBase?.Values.OfType<T>() ?? []).Concat(_added?.Values ?? Enumerable.Empty<T>());

    /// <summary>The ids of the things of the stock that the project has removed.</summary>
    public IEnumerable<string> RemovedIds => _overBase?.Where(change => change.Value is null).Select(change => change.Key) ?? [];

    /// <summary>The thing of that id, or null.</summary>
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

            return stock[id] ?? _added?.GetValueOrDefault(id);
        }
    }

    /// <summary>Adds a thing, or puts it in the place of the one with the same id.</summary>
    public void Put(T item)
    {
        var before = stock[item.Id] is null ? PutBeside(item) : PutOver(item);
        if (!ReferenceEquals(before, item))
        {
            whenChanged?.Invoke(before, item);
        }
    }

    /// <summary>Takes a thing away; false when it was not there.</summary>
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

        whenChanged?.Invoke(before, null);
        return true;
    }

    /// <summary>The stock in its order, then what was added, oldest first.</summary>
    public IEnumerator<T> GetEnumerator()
    {
        foreach (var item in stock.Items)
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

    // Both give what was there: of a thing that the project itself has added, and of one of the stock.
    private T? PutBeside(T item)
    {
        _added ??= new(StringComparer.Ordinal);
        if (_added.TryAdd(item.Id, item, out var place))
        {
            return null;
        }

        var before = _added.GetAt(place).Value;
        _added.SetAt(place, item);
        return before;
    }

    private T? PutOver(T item)
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
