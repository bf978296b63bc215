using System.Collections;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;

namespace SdrsMock.Common;

/// <summary>
/// An immutable list of which there are very many and that mostly holds one item: the first lies in it, and only those
/// beyond have an array. A project of 100,000 instances keeps half a million objects less for it.
/// </summary>
[CollectionBuilder(typeof(SmallList), nameof(SmallList.Create))]
[JsonConverter(typeof(SmallListConverter))]
internal readonly struct SmallList<T> : IReadOnlyList<T>, IEquatable<SmallList<T>>
{
    private readonly T? _first;
    private readonly T[]? _rest;

    internal SmallList(ReadOnlySpan<T> items)
    {
        if (!items.IsEmpty)
        {
            (_first, Length) = (items[0], items.Length);
            _rest = items.Length > 1 ? items[1..].ToArray() : null;
        }
    }

    internal SmallList(T? first, T[]? beyond, int length) => (_first, _rest, Length) = (first, beyond, length);

    public int Length { get; }

    public bool IsEmpty => Length == 0;

    int IReadOnlyCollection<T>.Count => Length;

    public T this[int index] =>
        (uint)index >= (uint)Length ? throw new ArgumentOutOfRangeException(nameof(index))
        : index == 0 ? _first!
        : _rest![index - 1];

    public T? FirstOrDefault() => _first;

    public SmallList<T> Add(T item) => IsEmpty ? new(item, null, 1) : new(_first, [.. _rest ?? [], item], Length + 1);

    public SmallList<T> Insert(int index, T item) => index == Length ? Add(item) : [.. this.Take(index), item, .. this.Skip(index)];

    public SmallList<T> SetItem(int index, T item) => [.. this.Select((present, at) => at == index ? item : present)];

    public SmallList<T> Remove(T item) => RemoveAt(IndexOf(item));

    /// <summary>Without the item at that place; a negative one stands for none.</summary>
    public SmallList<T> RemoveAt(int index) => index < 0 ? this : [.. this.Where((_, at) => at != index)];

    public SmallList<T> RemoveAll(Func<T, bool> isUnwanted) => [.. this.Where(item => !isUnwanted(item))];

    public bool Contains(T item) => IndexOf(item) >= 0;

    public bool Any(Func<T, bool> fits) => FindIndex(fits) >= 0;

    public bool All(Func<T, bool> fits) => FindIndex(fits, static (item, fits) => !fits(item)) < 0;

    /// <summary>The place of the first item that fits, or -1.</summary>
    public int FindIndex(Func<T, bool> fits) => FindIndex(fits, static (item, fits) => fits(item));

    /// <summary>Likewise, of what is handed to the function: nothing needs to be made for the call.</summary>
    public int FindIndex<TSought>(TSought sought, Func<T, TSought, bool> fits)
    {
        for (var index = 0; index < Length; index++)
        {
            if (fits(this[index], sought))
            {
                return index;
            }
        }

        return -1;
    }

    public Enumerator GetEnumerator() => new(this);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Equals(SmallList<T> other)
    {
        if (Length != other.Length)
        {
            return false;
        }

        for (var index = 0; index < Length; index++)
        {
            if (!EqualityComparer<T>.Default.Equals(this[index], other[index]))
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => obj is SmallList<T> other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Length, _first);

    public static bool operator ==(SmallList<T> left, SmallList<T> right) => left.Equals(right);

    public static bool operator !=(SmallList<T> left, SmallList<T> right) => !left.Equals(right);

    private int IndexOf(T item) => FindIndex(item, static (present, item) => EqualityComparer<T>.Default.Equals(present, item));

    internal struct Enumerator(SmallList<T> items) : IEnumerator<T>
    {
        private int _index = -1;

        public readonly T Current => items[_index];

        readonly object? IEnumerator.Current => Current;

        public bool MoveNext() => ++_index < items.Length;

        public void Reset() => _index = -1;

        public readonly void Dispose()
        {
        }
    }
}

internal static class SmallList
{
    public static SmallList<T> Create<T>(ReadOnlySpan<T> items) => new(items);

    /// <summary>One item for each of another list.</summary>
    public static SmallList<T> Select<TFrom, T>(IReadOnlyList<TFrom> from, Func<TFrom, T> item)
    {
        if (from.Count == 0)
        {
            return [];
        }

        var (first, beyond) = (item(from[0]), from.Count > 1 ? new T[from.Count - 1] : null);
        for (var index = 1; index < from.Count; index++)
        {
            beyond![index - 1] = item(from[index]);
        }

        return new(first, beyond, from.Count);
    }

    /// <summary>The first item that fits, or null.</summary>
    public static T? Find<T>(this SmallList<T> items, Func<T, bool> fits) where T : struct => items.Find(fits, static (item, fits) => fits(item));

    /// <summary>Likewise, of what is handed to the function.</summary>
    public static T? Find<T, TSought>(this SmallList<T> items, TSought sought, Func<T, TSought, bool> fits) where T : struct =>
        items.FindIndex(sought, fits) is >= 0 and var index ? items[index] : null;
}
