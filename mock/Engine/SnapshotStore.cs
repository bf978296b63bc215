using System.Text;
using System.Text.Json;
using SdrsMock.Common;

namespace SdrsMock.Engine;

/// <summary>
/// The snapshots of projects, each under a name of its project. They are kept in memory only, and those of a project that was created
/// on its own end with it. Thread-safe.
/// </summary>
internal sealed class SnapshotStore : IProjectScope
{
    /// <summary>How many snapshots of a project are kept; a further one is rejected.</summary>
    public const int Capacity = 100;

    private readonly Lock _gate = new();
    private readonly OrderedDictionary<(string ProjectId, string Name), NamedSnapshot> _byName = [];

    /// <summary>The snapshots in the order in which they were taken.</summary>
    public IReadOnlyList<NamedSnapshot> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _byName.Values];
            }
        }
    }

    /// <summary>Takes a snapshot of a project.</summary>
    /// <exception cref="InvalidOperationException">The name is in use, or there is no room; the message says which.</exception>
    public NamedSnapshot Take(MockEngine engine, string name, string projectId)
    {
        var snapshot = Read(engine, name, projectId);
        lock (_gate)
        {
            if (_byName.Keys.Count(key => key.ProjectId == projectId) >= Capacity)
            {
                throw new InvalidOperationException($"the project has {Capacity} snapshots, the maximum; delete some first");
            }

            return _byName.TryAdd((projectId, name), snapshot) ? snapshot
                : throw new InvalidOperationException($"name: there is a snapshot \"{name}\"; use another name, or delete it first");
        }
    }

    /// <summary>The snapshot of a project with this name; null when there is none.</summary>
    public NamedSnapshot? Find(string projectId, string name)
    {
        lock (_gate)
        {
            return _byName.GetValueOrDefault((projectId, name));
        }
    }

    /// <summary>Deletes a snapshot of a project; false when there is none with this name.</summary>
    public bool Delete(string projectId, string name)
    {
        lock (_gate)
        {
            return _byName.Remove((projectId, name));
        }
    }

    /// <summary>Replaces a project by its snapshot. A clock of its own is set back; the mock's clock is not.</summary>
    /// <returns>Completes when the replacement is durable.</returns>
    public static Task Restore(MockEngine engine, NamedSnapshot snapshot)
    {
        if (snapshot.Advanced is { } advanced)
        {
            engine.GlobalState.SetProjectClock(snapshot.ProjectId, advanced);
        }

        using var document = JsonDocument.Parse(snapshot.Document);
        if (document.RootElement.GetProperty("projects").GetArrayLength() > 0)
        {
            return StateDocument.Read(document.RootElement, engine, snapshot.ProjectId);
        }

        // The project was not changed then.
        var reset = engine.Projects.Reset(snapshot.ProjectId);
        engine.Changes.RecordReset(snapshot.ProjectId);
        return reset;
    }

    public void Open(string projectId)
    {
    }

    /// <summary>Deletes the snapshots of a project.</summary>
    public void Close(string projectId)
    {
        lock (_gate)
        {
            foreach (var snapshot in _byName.Values.Where(known => known.ProjectId == projectId).ToList())
            {
                _byName.Remove((projectId, snapshot.Name));
            }
        }
    }

    private static NamedSnapshot Read(MockEngine engine, string name, string projectId)
    {
        // The lock is reentrant: the document and the time are those of one instant.
        using var lease = engine.Projects.Acquire(projectId, onlyReads: true);
        return new(
            name,
            projectId,
            lease.Project.Now,
            engine.Clocks.HasOwn(projectId) ? engine.Clocks.For(projectId).Advanced : null,
            Encoding.UTF8.GetBytes(engine.GetStateJson(projectId)));
    }
}
