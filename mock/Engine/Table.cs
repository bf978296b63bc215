using System.Collections;
using SdrsMock.Resources;
using SdrsMock.Surroundings;

namespace SdrsMock.Engine;

/// <summary>The resources of one kind in a project, found by id at once and listed newest first.</summary>
internal sealed class ResourceCollection<T> : IReadOnlyCollection<T> where T : class, IResource
{
    private readonly Dictionary<string, T> _byId = [];
    private readonly List<T> _oldestFirst = [];
    private readonly List<SecondaryIndex<T>> _indexes = [];

    public int Count => _byId.Count;

    /// <summary>The resource of that id, or null.</summary>
    public T? this[string? id] => id is null ? null : _byId.GetValueOrDefault(id);

    /// <summary>Newest first, as every sample of a list shows it.</summary>
    public IReadOnlyList<T> NewestFirst => new ReversedListView<T>(_oldestFirst);

    /// <summary>Keeps an index up to date from now on.</summary>
    /// <param name="keys">The keys of a resource; they must not change while it is in the table.</param>
    public SecondaryIndex<T> IndexBy(Func<T, SmallList<string>> keys)
    {
        var index = new SecondaryIndex<T>(keys);
        _indexes.Add(index);
        return index;
    }

    public T Add(T resource)
    {
        _byId.Add(resource.Id, resource);
        _oldestFirst.Add(resource);
        foreach (var index in _indexes)
        {
            index.Add(resource);
        }

        return resource;
    }

    public void Remove(T resource)
    {
        if (_byId.Remove(resource.Id))
        {
            _oldestFirst.RemoveAt(_oldestFirst.BinarySearch(resource, SequenceComparer<T>.Instance));
            _indexes.ForEach(index => index.Remove(resource));
        }
    }

    public IEnumerator<T> GetEnumerator() => _oldestFirst.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>The resources of a table by some other key than their id.</summary>
internal sealed class SecondaryIndex<T>(Func<T, SmallList<string>> keys) where T : class, IResource
{
    // Most keys have one resource: it stands there itself, and a list only where there are several.
    private readonly Dictionary<string, object> _byKey = [];

    /// <summary>The resources with that key, oldest first.</summary>
    public IReadOnlyList<T> this[string key] => _byKey.GetValueOrDefault(key) switch
    {
        T only => [only],
        List<T> several => several,
        _ => [],
    };

    public void Add(T resource)
    {
        foreach (var key in keys(resource))
        {
            Add(key, resource);
        }
    }

    /// <summary>Follows a resource that has gained a key.</summary>
    public void Add(string key, T resource)
    {
        if (_byKey.TryAdd(key, resource))
        {
            return;
        }

        if (_byKey[key] is not List<T> several)
        {
            _byKey[key] = several = [(T)_byKey[key]];
        }

        var isNewest = several[^1].Sequence < resource.Sequence;
        several.Insert(isNewest ? several.Count : ~several.BinarySearch(resource, SequenceComparer<T>.Instance), resource);
    }

    public void Remove(T resource)
    {
        foreach (var key in keys(resource))
        {
            Remove(key, resource);
        }
    }

    /// <summary>Follows a resource that has lost a key.</summary>
    public void Remove(string key, T resource)
    {
        switch (_byKey.GetValueOrDefault(key))
        {
            case T only when only.Sequence == resource.Sequence:
                _byKey.Remove(key);
                break;
            case List<T> several when several.BinarySearch(resource, SequenceComparer<T>.Instance) is >= 0 and var index:
                several.RemoveAt(index);
                if (several is [var left])
                {
                    _byKey[key] = left;
                }

                break;
        }
    }
}

/// <summary>The order in which resources were made.</summary>
internal sealed class SequenceComparer<T> : IComparer<T> where T : class, IResource
{
    public static SequenceComparer<T> Instance { get; } = new();

    public int Compare(T? x, T? y) => x!.Sequence.CompareTo(y!.Sequence);
}
