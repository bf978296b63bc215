using System.Runtime.InteropServices;
using SdrsMock.Common;

namespace SdrsMock.Inventory;

/// <summary>An index from a key to the ids of the items that refer to it, such as from a volume to its servers. Stores only changes to the
/// shared initial index. Not thread-safe: hold the project lock.</summary>
/// <param name="initial">The shared initial index.</param>
internal sealed class ReverseIndex(IReadOnlyDictionary<string, SmallList<string>> initial)
{
    private Dictionary<string, SmallList<string>>? _changed;

    /// <summary>The ids of the items that refer to a key, oldest first.</summary>
    public SmallList<string> this[string key] =>
        _changed is not null && _changed.TryGetValue(key, out var changed) ? changed : initial.GetValueOrDefault(key);

    /// <summary>Adds an item to the ids of a key.</summary>
    public void Add(string key, string id)
    {
        ref var ids = ref CollectionsMarshal.GetValueRefOrAddDefault(_changed ??= [], key, out var isChanged);
        ids = (isChanged ? ids : initial.GetValueOrDefault(key)).Add(id);
    }

    /// <summary>Removes an item from the ids of a key.</summary>
    public void Remove(string key, string id)
    {
        var remaining = this[key].Remove(id);
        _changed ??= [];
        if (remaining.IsEmpty && !initial.ContainsKey(key))
        {
            _changed.Remove(key);
        }
        else
        {
            _changed[key] = remaining;
        }
    }

    /// <summary>Builds the index of items.</summary>
    /// <param name="items">The items.</param>
    /// <param name="keys">The keys that an item refers to.</param>
    /// <param name="id">The id of an item.</param>
    public static IReadOnlyDictionary<string, SmallList<string>> Build<T>(
        IEnumerable<T> items, Func<T, IEnumerable<string>> keys, Func<T, string> id)
    {
        var index = new Dictionary<string, SmallList<string>>();
        foreach (var item in items)
        {
            foreach (var key in keys(item))
            {
                index[key] = index.TryGetValue(key, out var ids) ? ids.Add(id(item)) : [id(item)];
            }
        }

        return index;
    }
}
