using System.Collections.Frozen;
using System.Collections.Immutable;

namespace SdrsMock.Surroundings;

/// <summary>Who holds what, kept up to date so that nobody has to search: shared at first, then the project's own.</summary>
internal sealed class Holders<TKey>(FrozenDictionary<TKey, ImmutableArray<string>> atFirst)
    where TKey : notnull
{
    private Dictionary<TKey, ImmutableArray<string>>? _changed;

    /// <summary>The ids of the holders, oldest first; empty when nobody holds it.</summary>
    public ImmutableArray<string> this[TKey key] =>
        _changed is not null && _changed.TryGetValue(key, out var now) ? now
        : atFirst.TryGetValue(key, out var then) ? then
        : [];

    public void Add(TKey key, string holder) => Set(key, this[key].Add(holder));

    public void Remove(TKey key, string holder) => Set(key, this[key].Remove(holder));

    private void Set(TKey key, ImmutableArray<string> holders)
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
    public static FrozenDictionary<TKey, ImmutableArray<string>> Of<T>(
        IEnumerable<T> items, Func<T, IEnumerable<TKey>> held)
        where T : IIdentified =>
        items.SelectMany(item => held(item).Select(key => (key, item.Id)))
            .GroupBy(pair => pair.key, pair => pair.Id)
            .ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray());
}
