using System.Collections;

namespace SdrsMock.Common;

/// <summary>A view of a list in reverse order; nothing is copied.</summary>
internal sealed class ReversedListView<T>(IReadOnlyList<T> list) : IReadOnlyList<T>
{
    public int Count => list.Count;

    public T this[int index] => list[^(index + 1)];

    public IEnumerator<T> GetEnumerator()
    {
        for (var index = list.Count - 1; index >= 0; index--)
        {
            yield return list[index];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
