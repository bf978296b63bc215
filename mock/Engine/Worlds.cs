using System.Collections.Concurrent;
using SdrsMock.Storage;

namespace SdrsMock.Engine;

/// <summary>One world for each project that anybody has called.</summary>
/// <param name="rules">What all projects have in common.</param>
/// <param name="store">Where worlds outlive the process; null for nowhere.</param>
/// <param name="replay">Makes worlds of what the store has.</param>
internal sealed class Worlds(WorldRules rules, IStore? store, Replay replay)
{
    // Calls without a project in their path (API versions) meet a world of their own, which stays empty.
    private const string Nobody = "";

    // How many worlds are made before those that are as new are looked for.
    private const int SweepAfter = 10_000;

    private readonly ConcurrentDictionary<string, World> _byProject = new();
    private readonly Lock _changing = new();
    private int _generation;
    private long _made;

    public WorldRules Rules => rules;

    /// <summary>
    /// A project's log is folded into a snapshot when it is longer than this and than what the project holds, so that
    /// writing snapshots costs each call no more than writing one resource.
    /// </summary>
    public int LongestLog { get; set; } = 1000;

    public IStore? Store => store;

    /// <summary>By project id; those that are only in the store as well.</summary>
    public IEnumerable<World> All
    {
        get
        {
            foreach (var projectId in store?.Projects ?? [])
            {
                Of(projectId);
            }

            return _byProject.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value);
        }
    }

    /// <summary>The world of a project if anybody has called it, or those of all projects.</summary>
    public IEnumerable<World> Known(string? projectId) =>
        projectId is null ? All.Where(world => world.ProjectId != Nobody)
        : _byProject.ContainsKey(projectId) || store?.Projects.Contains(projectId) is true ? [Of(projectId)]
        : [];

    /// <summary>Those that somebody has called since the start.</summary>
    public IEnumerable<World> Loaded => _byProject.Values;

    public World Of(string? projectId) => _byProject.TryGetValue(projectId ?? Nobody, out var world) ? world : Made(projectId ?? Nobody);

    /// <summary>Waits for a call's turn in a project.</summary>
    /// <param name="projectId">The project; null for none.</param>
    /// <param name="onlyReads">Whether the call changes nothing.</param>
    public Turn Enter(string? projectId, bool onlyReads = false)
    {
        while (true)
        {
            var world = Of(projectId);
            world.Gate.Enter();
            try
            {
                if (!world.IsAside && IsUpToDate(world, onlyReads))
                {
                    // In a world time never goes back, whatever the machine's clock does.
                    world.Jobs.Settle(rules.Clock.Now is var now && now > world.Now ? now : world.Now);
                    return new(world, this);
                }
            }
            catch (Exception failed)
            {
                if (store is not null)
                {
                    store.End(world);
                    Discard(world, failed as StoreFailure ?? new($"project {projectId} cannot be brought up to date", failed));
                }

                world.Gate.Exit();
                throw;
            }

            // Another world took its place while the call waited.
            world.Gate.Exit();
        }
    }

    /// <summary>Forgets a project, or all of them: the next call meets a fresh world. The task ends when the store has it.</summary>
    public Task Reset(string projectId) => Replace(new(projectId, rules));

    /// <summary>Puts a world in the place of the one with the same project id.</summary>
    public Task Replace(World world)
    {
        lock (_changing)
        {
            if (_byProject.TryGetValue(world.ProjectId, out var before))
            {
                before.IsAside = true;
            }

            _generation++;
            _byProject[world.ProjectId] = world;
            try
            {
                return world.Log.Pending = store?.Replace(world, Snapshot.Of(world)) ?? Task.CompletedTask;
            }
            catch (StoreFailure failure)
            {
                Discard(world, failure);
                throw;
            }
        }
    }

    /// <summary>Puts worlds in the place of all that there are. Calls that are still at work in one of those count as made before.</summary>
    /// <param name="worlds">The new ones.</param>
    /// <param name="shared">What is common to all projects.</param>
    /// <param name="change">Changes that.</param>
    public Task ReplaceAll(IReadOnlyList<World> worlds, Shared shared, Action change)
    {
        lock (_changing)
        {
            Clear();
            var saved = shared.Changed(change);
            try
            {
                var kept = store?.ReplaceAll([.. worlds.Select(world => (world, Snapshot.Of(world)))], saved) ?? Task.CompletedTask;
                foreach (var world in worlds)
                {
                    world.Log.Pending = kept;
                    _byProject[world.ProjectId] = world;
                }

                // What somebody has begun to load meanwhile is what was there before.
                _generation++;
                return kept;
            }
            catch (StoreFailure)
            {
                shared.Restore();
                throw;
            }
        }
    }

    /// <summary>Drops a world that holds what the store does not: the next call meets what the store has.</summary>
    public void Discard(World world, StoreFailure failure)
    {
        lock (_changing)
        {
            world.Lose(failure);
            _generation++;
            _byProject.TryRemove(KeyValuePair.Create(world.ProjectId, world));
        }
    }

    /// <summary>Drops all worlds.</summary>
    public void DiscardAll(StoreFailure failure)
    {
        lock (_changing)
        {
            foreach (var world in _byProject.Values)
            {
                world.Lose(failure);
            }

            Clear();
        }
    }

    // Repeats what other processes did; false when the world is behind what the store can tell.
    private bool IsUpToDate(World world, bool onlyReads)
    {
        if (store is null || world.ProjectId == Nobody)
        {
            return true;
        }

        if (store.Begin(world, onlyReads) is not { } missed)
        {
            store.End(world);
            Discard(world, new($"project {world.ProjectId} was changed by another process"));
            return false;
        }

        foreach (var call in missed.Calls)
        {
            replay.Again(world, call);
            world.Log.SinceSnapshot++;
        }

        world.Log.Seq = missed.Calls.Count > 0 ? missed.Seq : world.Log.Seq;
        return true;
    }

    private World Made(string projectId)
    {
        while (true)
        {
            var generation = Volatile.Read(ref _generation);
            var made = store is null || projectId == Nobody ? new(projectId, rules) : replay.World(projectId, store.Load(projectId));
            lock (_changing)
            {
                // What was loaded may have been replaced meanwhile.
                if (generation == _generation)
                {
                    if (++_made % SweepAfter == 0)
                    {
                        Sweep();
                    }

                    return _byProject.GetOrAdd(projectId, made);
                }
            }
        }
    }

    // Any path may name a project, so those of which nothing must be remembered are not kept without end.
    private void Sweep()
    {
        foreach (var world in _byProject.Values)
        {
            if (world.Gate.IsHeldByCurrentThread || !world.Gate.TryEnter())
            {
                continue;
            }

            if (world.IsAsNew)
            {
                // Who waits for its gate meets the next one.
                world.IsAside = true;
                _byProject.TryRemove(KeyValuePair.Create(world.ProjectId, world));
            }

            world.Gate.Exit();
        }
    }

    private void Clear()
    {
        _generation++;
        foreach (var world in _byProject.Values)
        {
            world.IsAside = true;
        }

        _byProject.Clear();
    }
}
