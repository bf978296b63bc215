using SdrsMock.Common;
using SdrsMock.Model;

namespace SdrsMock.State;

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
