using SdrsMock.Common;
using SdrsMock.Model;

namespace SdrsMock.State;

/// <summary>An index of the resources of a collection by a key other than their id.</summary>
internal sealed class SecondaryIndex<T>(Func<T, SmallList<string>> keys) where T : class, IResource
{
    // Most keys have one resource, which is stored directly; a list is stored only where there are several.
    private readonly Dictionary<string, object> _byKey = [];

    /// <summary>The resources with this key, oldest first.</summary>
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

    /// <summary>Adds a key of a resource.</summary>
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

    /// <summary>Removes a key of a resource.</summary>
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
