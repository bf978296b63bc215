using System.Collections;
using SdrsMock.Common;
using SdrsMock.Model;

namespace SdrsMock.State;

/// <summary>The resources of one kind in a project, with lookup by id and iteration from the newest to the oldest.</summary>
internal sealed class ResourceCollection<T> : IReadOnlyCollection<T> where T : class, IResource
{
    private readonly Dictionary<string, T> _byId = [];
    private readonly List<T> _oldestFirst = [];
    private readonly List<SecondaryIndex<T>> _indexes = [];

    public int Count => _byId.Count;

    /// <summary>The resource with this id, or null.</summary>
    public T? this[string? id] => id is null ? null : _byId.GetValueOrDefault(id);

    /// <summary>The resource with this id, to which another resource or a job refers.</summary>
    /// <exception cref="KeyNotFoundException">There is none, so that the state is inconsistent.</exception>
    public T Get(string id) => _byId.TryGetValue(id, out var resource) ? resource
        : throw new KeyNotFoundException($"the project refers to the {typeof(T).Name} {id}, which does not exist");

    /// <summary>The resources from the newest to the oldest, as lists show them.</summary>
    public IReadOnlyList<T> NewestFirst => new ReversedListView<T>(_oldestFirst);

    /// <summary>Adds an index and keeps it up to date.</summary>
    /// <param name="keys">The keys of a resource; they must not change while it is in the collection.</param>
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
