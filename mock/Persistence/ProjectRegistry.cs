using System.Collections.Concurrent;
using SdrsMock.Common;
using SdrsMock.State;

namespace SdrsMock.Persistence;

/// <summary>The projects in memory, one for each id that was requested. Thread-safe.</summary>
/// <param name="context">The settings and services that all projects share.</param>
/// <param name="commandLog">Where projects are persisted; null for a mock without <c>--state</c>.</param>
/// <param name="replay">Restores projects from the command log.</param>
internal sealed class ProjectRegistry(EngineContext context, ICommandLog? commandLog, CommandReplayer replay)
{
    // Requests without a project in their path (API versions) use a project of their own, which stays empty.
    private const string NoProjectId = "";

    // The number of loaded projects after which pristine ones are evicted.
    private const int EvictionInterval = 10_000;

    private readonly ConcurrentDictionary<string, ProjectState> _byProject = new();
    private readonly Lock _lock = new();
    private int _generation;
    private long _loadCount;

    public EngineContext Context => context;

    /// <summary>
    /// A project's log is replaced by a snapshot when it is longer than this and longer than the project's row count, so that
    /// the amortised cost of snapshots per command is at most that of writing one row.
    /// </summary>
    public int SnapshotThreshold { get; set; } = 1000;

    public ICommandLog? CommandLog => commandLog;

    /// <summary>All projects by id, including those that are only in the command log.</summary>
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

    /// <summary>The project if it was requested before, or all such projects.</summary>
    public IEnumerable<ProjectState> Existing(string? projectId) =>
        projectId is null ? All.Where(project => project.ProjectId != NoProjectId)
        : _byProject.ContainsKey(projectId) || commandLog?.Projects.Contains(projectId) is true ? [GetOrLoad(projectId)]
        : [];

    /// <summary>The projects that were requested since the start.</summary>
    public IEnumerable<ProjectState> Loaded => _byProject.Values;

    public ProjectState GetOrLoad(string? projectId) =>
        _byProject.TryGetValue(projectId ?? NoProjectId, out var project) ? project : Load(projectId ?? NoProjectId);

    /// <summary>Acquires the project lock, loads what other processes changed and completes the due jobs.</summary>
    /// <param name="projectId">The project; null for none.</param>
    /// <param name="onlyReads">Whether the request changes nothing.</param>
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
                    // A project's time never goes back, even if the machine's clock does.
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

            // Another instance replaced this one while the request waited for the lock.
            project.Lock.Exit();
        }
    }

    /// <summary>Resets a project: the next request finds a fresh one. The task completes when the reset is durable.</summary>
    public Task Reset(string projectId) => Replace(new(projectId, context));

    /// <summary>Replaces the project with the same id.</summary>
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
                return project.Persistence.Pending = commandLog?.Replace(project, SnapshotSerializer.Serialize(project))
                    ?? Task.CompletedTask;
            }
            catch (StoreException exception)
            {
                Evict(project, exception);
                throw;
            }
        }
    }

    /// <summary>Replaces all projects. Requests that are still being processed count as earlier ones.</summary>
    /// <param name="projects">The new projects.</param>
    /// <param name="shared">The global state.</param>
    /// <param name="change">Changes the global state.</param>
    public Task ReplaceAll(IReadOnlyList<ProjectState> projects, GlobalState shared, Action change)
    {
        lock (_lock)
        {
            Clear();
            var saved = shared.Mutate(change);
            try
            {
                var kept = commandLog?.ReplaceAll([.. projects.Select(project => (project, SnapshotSerializer.Serialize(project)))], saved)
                    ?? Task.CompletedTask;
                foreach (var project in projects)
                {
                    project.Persistence.Pending = kept;
                    _byProject[project.ProjectId] = project;
                }

                // A load that is in progress started from the replaced state.
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

    /// <summary>Drops a project whose memory differs from the command log: the next request loads it again.</summary>
    public void Evict(ProjectState project, StoreException exception)
    {
        lock (_lock)
        {
            project.Invalidate(exception);
            _generation++;
            _byProject.TryRemove(KeyValuePair.Create(project.ProjectId, project));
        }
    }

    /// <summary>Drops all projects.</summary>
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

    // Replays what other processes did; false when the project is too far behind the log.
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
            var made = commandLog is null || projectId == NoProjectId ? new(projectId, context)
                : replay.Restore(projectId, commandLog.Load(projectId));
            lock (_lock)
            {
                // The loaded project may have been replaced meanwhile.
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

    // Any path may name a project, so pristine ones are evicted to bound the memory.
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
                // A request that waits for this lock finds the detached project and acquires a new one.
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
