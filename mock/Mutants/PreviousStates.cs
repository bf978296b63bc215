using SdrsMock.State;

namespace SdrsMock.Mutants;

/// <summary>The state of each project before its latest change. Thread-safe.</summary>
internal sealed class PreviousStates
{
    private readonly Dictionary<string, byte[]> _snapshots = [];

    /// <summary>Keeps the state of a project that is about to change. The caller holds the project lock.</summary>
    public void Keep(ProjectState project)
    {
        lock (_snapshots)
        {
            _snapshots[project.ProjectId] = SnapshotSerializer.Serialize(project);
        }
    }

    /// <summary>A project as it was before its latest change; null if it has not changed.</summary>
    public ProjectState? Find(ProjectState project)
    {
        lock (_snapshots)
        {
            return _snapshots.TryGetValue(project.ProjectId, out var snapshot) ? StateCopy.Restore(snapshot, project) : null;
        }
    }
}
