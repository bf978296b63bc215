using System.Collections.Concurrent;
using SdrsMock.Common;
using SdrsMock.State;

namespace SdrsMock.Persistence;

/// <summary>One world for each project that anybody has called.</summary>
/// <param name="context">What all projects have in common.</param>
/// <param name="commandLog">Where worlds outlive the process; null for nowhere.</param>
/// <param name="replay">Makes worlds of what the store has.</param>
internal sealed class ProjectRegistry(EngineContext context, ICommandLog? commandLog, CommandReplayer replay)
{
    // Calls without a project in their path (API versions) meet a world of their own, which stays empty.
    private const string NoProjectId = "";

    // How many worlds are made before those that are as new are looked for.
    private const int EvictionInterval = 10_000;

    private readonly ConcurrentDictionary<string, ProjectState> _byProject = new();
    private readonly Lock _lock = new();
    private int _generation;
    private long _loadCount;

    public EngineContext Context => context;

    /// <summary>
    /// A project's log is folded into a snapshot when it is longer than this and than what the project holds, so that
    /// writing snapshots costs each call no more than writing one resource.
    /// </summary>
    public int SnapshotThreshold { get; set; } = 1000;

    public ICommandLog? CommandLog => commandLog;

    /// <summary>By project id; those that are only in the store as well.</summary>
    public IEnumerable<ProjectState> All
    {
        get
        {
            foreach (var projectId in commandLog?.Projects ?? [])
            {
                GetOrLoad(projectId);
            }

            return _byProject.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value);
        }
    }

    /// <summary>The world of a project if anybody has called it, or those of all projects.</summary>
    public IEnumerable<ProjectState> Existing(string? projectId) =>
        projectId is null ? All.Where(project => project.ProjectId != NoProjectId)
        : _byProject.ContainsKey(projectId) || commandLog?.Projects.Contains(projectId) is true ? [GetOrLoad(projectId)]
        : [];

    /// <summary>Those that somebody has called since the start.</summary>
    public IEnumerable<ProjectState> Loaded => _byProject.Values;

    public ProjectState GetOrLoad(string? projectId) => _byProject.TryGetValue(projectId ?? NoProjectId, out var project) ? project : Load(projectId ?? NoProjectId);

    /// <summary>Waits for a call's turn in a project.</summary>
    /// <param name="projectId">The project; null for none.</param>
    /// <param name="onlyReads">Whether the call changes nothing.</param>
    public ProjectLease Acquire(string? projectId, bool onlyReads = false)
    {
        while (true)
        {
            var project = GetOrLoad(projectId);
            project.Lock.Enter();
            try
            {
                if (!project.IsDetached && CatchUp(project, onlyReads))
                {
                    // In a world time never goes back, whatever the machine's clock does.
                    project.JobScheduler.CompleteDueJobs(context.Clock.Now is var now && now > project.Now ? now : project.Now);
                    return new(project, this);
                }
            }
            catch (Exception failed)
            {
                if (commandLog is not null)
                {
                    commandLog.EndProject(project);
                    Evict(project, failed as StoreException ?? new($"project {projectId} cannot be brought up to date", failed));
                }

                project.Lock.Exit();
                throw;
            }

            // Another world took its place while the call waited.
            project.Lock.Exit();
        }
    }

    /// <summary>Forgets a project, or all of them: the next call meets a fresh world. The task ends when the store has it.</summary>
    public Task Reset(string projectId) => Replace(new(projectId, context));

    /// <summary>Puts a world in the place of the one with the same project id.</summary>
    public Task Replace(ProjectState project)
    {
        lock (_lock)
        {
            if (_byProject.TryGetValue(project.ProjectId, out var before))
            {
                before.IsDetached = true;
            }

            _generation++;
            _byProject[project.ProjectId] = project;
            try
            {
                return project.Persistence.Pending = commandLog?.Replace(project, SnapshotSerializer.Serialize(project)) ?? Task.CompletedTask;
            }
            catch (StoreException exception)
            {
                Evict(project, exception);
                throw;
            }
        }
    }

    /// <summary>Puts worlds in the place of all that there are. Calls that are still at work in one of those count as made before.</summary>
    /// <param name="projects">The new ones.</param>
    /// <param name="shared">What is common to all projects.</param>
    /// <param name="change">Changes that.</param>
    public Task ReplaceAll(IReadOnlyList<ProjectState> projects, GlobalState shared, Action change)
    {
        lock (_lock)
        {
            Clear();
            var saved = shared.Mutate(change);
            try
            {
                var kept = commandLog?.ReplaceAll([.. projects.Select(project => (project, SnapshotSerializer.Serialize(project)))], saved) ?? Task.CompletedTask;
                foreach (var project in projects)
                {
                    project.Persistence.Pending = kept;
                    _byProject[project.ProjectId] = project;
                }

                // What somebody has begun to load meanwhile is what was there before.
                _generation++;
                return kept;
            }
            catch (StoreException)
            {
                shared.Restore();
                throw;
            }
        }
    }

    /// <summary>Drops a world that holds what the store does not: the next call meets what the store has.</summary>
    public void Evict(ProjectState project, StoreException exception)
    {
        lock (_lock)
        {
            project.Invalidate(exception);
            _generation++;
            _byProject.TryRemove(KeyValuePair.Create(project.ProjectId, project));
        }
    }

    /// <summary>Drops all worlds.</summary>
    public void EvictAll(StoreException exception)
    {
        lock (_lock)
        {
            foreach (var project in _byProject.Values)
            {
                project.Invalidate(exception);
            }

            Clear();
        }
    }

    // Repeats what other processes did; false when the world is behind what the store can tell.
    private bool CatchUp(ProjectState project, bool onlyReads)
    {
        if (commandLog is null || project.ProjectId == NoProjectId)
        {
            return true;
        }

        if (commandLog.BeginProject(project, onlyReads) is not { } missed)
        {
            commandLog.EndProject(project);
            Evict(project, new($"project {project.ProjectId} was changed by another process"));
            return false;
        }

        foreach (var call in missed.Calls)
        {
            replay.Apply(project, call);
            project.Persistence.EntriesSinceSnapshot++;
        }

        project.Persistence.Sequence = missed.Calls.Count > 0 ? missed.Sequence : project.Persistence.Sequence;
        return true;
    }

    private ProjectState Load(string projectId)
    {
        while (true)
        {
            var generation = Volatile.Read(ref _generation);
            var made = commandLog is null || projectId == NoProjectId ? new(projectId, context) : replay.Restore(projectId, commandLog.Load(projectId));
            lock (_lock)
            {
                // What was loaded may have been replaced meanwhile.
                if (generation == _generation)
                {
                    if (++_loadCount % EvictionInterval == 0)
                    {
                        EvictPristine();
                    }

                    return _byProject.GetOrAdd(projectId, made);
                }
            }
        }
    }

    // Any path may name a project, so those of which nothing must be remembered are not kept without end.
    private void EvictPristine()
    {
        foreach (var project in _byProject.Values)
        {
            if (project.Lock.IsHeldByCurrentThread || !project.Lock.TryEnter())
            {
                continue;
            }

            if (project.IsPristine)
            {
                // Who waits for its gate meets the next one.
                project.IsDetached = true;
                _byProject.TryRemove(KeyValuePair.Create(project.ProjectId, project));
            }

            project.Lock.Exit();
        }
    }

    private void Clear()
    {
        _generation++;
        foreach (var project in _byProject.Values)
        {
            project.IsDetached = true;
        }

        _byProject.Clear();
    }
}
