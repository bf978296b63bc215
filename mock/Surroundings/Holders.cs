using System.Collections.Immutable;

namespace SdrsMock.Surroundings;

/// <summary>Who holds what, kept up to date so that nobody has to search: shared at first, then the project's own.</summary>
internal sealed class Holders<TKey>(IReadOnlyDictionary<TKey, Few<string>> atFirst)
    where TKey : notnull
{
    private Dictionary<TKey, Few<string>>? _changed;

    /// <summary>The ids of the holders, oldest first; empty when nobody holds it.</summary>
    public Few<string> this[TKey key] =>
        _changed is not null && _changed.TryGetValue(key, out var now) ? now
        : atFirst.TryGetValue(key, out var then) ? then
        : [];

    public void Add(TKey key, string holder) => Set(key, this[key].Add(holder));

    public void Remove(TKey key, string holder) => Set(key, this[key].Remove(holder));

    private void Set(TKey key, Few<string> holders)
    {
        _changed ??= [];
        if (holders.IsEmpty && !atFirst.ContainsKey(key))
        {
            _changed.Remove(key);
        }
        else
        {
            _changed[key] = holders;
        }
    }

    /// <summary>Who holds what among <paramref name="items"/>.</summary>
    public static IReadOnlyDictionary<TKey, Few<string>> Of<T>(
        ImmutableArray<T> items, Func<T, IEnumerable<TKey>> held)
        where T : IIdentified
    {
        var holders = new Dictionary<TKey, Few<string>>(items.Length);
        foreach (var item in items)
        {
            foreach (var key in held(item))
            {
                holders[key] = holders.TryGetValue(key, out var others) ? others.Add(item.Id) : [item.Id];
            }
        }

        return holders;
    }
}
