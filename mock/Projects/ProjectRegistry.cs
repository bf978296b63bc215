using System.Collections.Concurrent;
using SdrsMock.Common;
using SdrsMock.Persistence;
using SdrsMock.State;

namespace SdrsMock.Projects;

/// <summary>The projects in memory, one for each id that was requested. Thread-safe.</summary>
/// <param name="context">The settings and services that all projects share.</param>
/// <param name="commandLog">Where projects are persisted.</param>
/// <param name="replay">Restores projects from the command log.</param>
internal sealed class ProjectRegistry(EngineContext context, ICommandLog commandLog, CommandReplayer replay)
{
    // Requests without a project in their path (API versions) use a project of their own, which stays empty.
    private const string NoProjectId = "";

    // The number of loaded projects after which pristine ones are evicted.
    private const int EvictionInterval = 10_000;

    private readonly ConcurrentDictionary<string, LoadedProject> _byProject = new();
    private readonly Lock _lock = new();
    private int _generation;
    private long _loadCount;

    public EngineContext Context => context;

    /// <summary>
    /// A project's log is replaced by a snapshot when it is longer than this and longer than the project's row count, so that
    /// the amortised cost of snapshots per command is at most that of writing one row.
    /// </summary>
    public int SnapshotThreshold { get; set; } = 1000;

    public ICommandLog CommandLog => commandLog;

    /// <summary>Executes commands again.</summary>
    public CommandReplayer Replayer => replay;

    /// <summary>All projects by id, including those that are only in the command log.</summary>
    public IEnumerable<LoadedProject> All
    {
        get
        {
            foreach (var projectId in commandLog.Projects)
            {
                GetOrLoad(projectId);
            }

            // ToArray of the dictionary itself takes a snapshot; ordering it directly fails while projects are removed.
            return _byProject.ToArray().OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value);
        }
    }

    /// <summary>The project if it was requested before, or all such projects.</summary>
    public IEnumerable<LoadedProject> Existing(string? projectId) =>
        projectId is null ? All.Where(project => project.ProjectId != NoProjectId)
        : _byProject.ContainsKey(projectId) || commandLog.Projects.Contains(projectId) ? [GetOrLoad(projectId)]
        : [];

    /// <summary>The projects that were requested since the start.</summary>
    public IEnumerable<LoadedProject> Loaded => _byProject.Values;

    public LoadedProject GetOrLoad(string? projectId) =>
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
            ICommandSession? session = null;
            try
            {
                if (!project.IsDetached && CatchUp(project, session = Begin(project, onlyReads)))
                {
                    // A project's time never goes back, even if the machine's clock does.
                    var (state, now) = (project.State, context.Clocks.For(project.ProjectId).Now);
                    state.JobScheduler.CompleteDueJobs(now > state.Now ? now : state.Now);
                    return new(project, session);
                }
            }
            catch (Exception failed)
            {
                session?.Dispose();
                if (commandLog.Persists)
                {
                    Evict(project, failed as StoreException ?? new($"project {projectId} cannot be brought up to date", failed));
                }

                project.Lock.Exit();
                throw;
            }

            // Another instance replaced this one while the request waited for the lock.
            session?.Dispose();
            project.Lock.Exit();
        }
    }

    /// <summary>Resets a project: the next request finds a fresh one. The task completes when the reset is durable.</summary>
    public Task Reset(string projectId) => Replace(new LoadedProject(new(projectId, context)));

    /// <summary>Replaces the project with the same id.</summary>
    public Task Replace(ProjectState state) => Replace(new LoadedProject(state) { IsWritten = true });

    private Task Replace(LoadedProject project)
    {
        MoveToClock(project.State);
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
                (project.Sequence, project.Pending) = commandLog.Replace(project.Snapshot);
                return project.Pending;
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
                List<LoadedProject> loaded = [.. projects.Select(state => new LoadedProject(state) { IsWritten = true })];
                loaded.ForEach(project => MoveToClock(project.State));
                var (sequences, durable) = commandLog.ReplaceAll([.. loaded.Select(project => project.Snapshot)], saved);
                foreach (var (project, sequence) in loaded.Zip(sequences))
                {
                    (project.Sequence, project.Pending) = (sequence, durable);
                    _byProject[project.ProjectId] = project;
                }

                // A load that is in progress started from the replaced state.
                _generation++;
                return durable;
            }
            catch (StoreException)
            {
                shared.Restore();
                throw;
            }
        }
    }

    /// <summary>Drops a project whose memory differs from the command log: the next request loads it again.</summary>
    public void Evict(LoadedProject project, StoreException exception)
    {
        lock (_lock)
        {
            project.Invalidate(exception);
            _generation++;
            _byProject.TryRemove(KeyValuePair.Create(project.ProjectId, project));
        }
    }

    /// <summary>Drops a project: it was created or deleted, so that the next request loads it again.</summary>
    public void Drop(string projectId)
    {
        lock (_lock)
        {
            _generation++;
            if (_byProject.TryRemove(projectId, out var project))
            {
                project.IsDetached = true;
            }
        }
    }

    /// <summary>Drops the project with this id because the command log could not write its entries.</summary>
    public void Evict(string projectId, StoreException exception)
    {
        lock (_lock)
        {
            if (_byProject.TryGetValue(projectId, out var project))
            {
                Evict(project, exception);
            }
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

    // A document may be of a later time than the clock shows.
    private void MoveToClock(ProjectState state) => state.Now = context.Clocks.For(state.ProjectId).Now;

    // Requests without a project change nothing.
    private ICommandSession Begin(LoadedProject project, bool onlyReads) => project.ProjectId == NoProjectId
        ? SingleProcessSession.Instance
        : commandLog.Begin(project.ProjectId, project.Sequence, onlyReads);

    // Replays what other processes did; false when the project is too far behind the log.
    private bool CatchUp(LoadedProject project, ICommandSession session)
    {
        if (session.Missed is not { } missed)
        {
            Evict(project, new($"project {project.ProjectId} was changed by another process"));
            return false;
        }

        foreach (var entry in missed.Entries)
        {
            replay.Apply(project.State, entry);
            project.Count(entry);
        }

        project.Sequence = missed.Entries.Count > 0 ? missed.Sequence : project.Sequence;
        return true;
    }

    private LoadedProject Load(string projectId)
    {
        while (true)
        {
            var generation = Volatile.Read(ref _generation);
            var loaded = replay.Restore(projectId, projectId == NoProjectId ? ProjectHistory.Empty : commandLog.Load(projectId));
            lock (_lock)
            {
                // The loaded project may have been replaced meanwhile.
                if (generation == _generation)
                {
                    if (++_loadCount % EvictionInterval == 0)
                    {
                        EvictPristine();
                    }

                    return _byProject.GetOrAdd(projectId, loaded);
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
