using System.Runtime.InteropServices;
using SdrsMock.Common;

namespace SdrsMock.Inventory;

/// <summary>Who holds what, kept up to date so that nobody has to search: shared at first, then the project's own.</summary>
/// <param name="atFirst">By what is held the ids of its holders in every project that changes nothing.</param>
internal sealed class ReverseIndex(IReadOnlyDictionary<string, SmallList<string>> atFirst)
{
    private Dictionary<string, SmallList<string>>? _changed;

    /// <summary>The ids of the holders, oldest first; empty when nobody holds it.</summary>
    public SmallList<string> this[string held] =>
        _changed is not null && _changed.TryGetValue(held, out var now) ? now
        : atFirst.TryGetValue(held, out var then) ? then
        : [];

    public void Add(string held, string holder)
    {
        ref var now = ref CollectionsMarshal.GetValueRefOrAddDefault(_changed ??= [], held, out var isChanged);
        now = (isChanged ? now : atFirst.GetValueOrDefault(held)).Add(holder);
    }

    public void Remove(string held, string holder)
    {
        var left = this[held].Remove(holder);
        _changed ??= [];
        if (left.IsEmpty && !atFirst.ContainsKey(held))
        {
            _changed.Remove(held);
        }
        else
        {
            _changed[held] = left;
        }
    }

    /// <summary>Who holds what among <paramref name="items"/>.</summary>
    /// <param name="items">The holders.</param>
    /// <param name="held">What one of them holds.</param>
    /// <param name="id">Its id.</param>
    public static IReadOnlyDictionary<string, SmallList<string>> Build<T>(IEnumerable<T> items, Func<T, IEnumerable<string>> held, Func<T, string> id)
    {
        var holders = new Dictionary<string, SmallList<string>>();
        foreach (var item in items)
        {
            foreach (var key in held(item))
            {
                holders[key] = holders.TryGetValue(key, out var others) ? others.Add(id(item)) : [id(item)];
            }
        }

        return holders;
    }
}
