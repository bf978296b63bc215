using System.Collections.Concurrent;

namespace SdrsMock.Engine;

/// <summary>One world for each project that anybody has called.</summary>
internal sealed class Worlds(WorldRules rules)
{
    // Calls without a project in their path (API versions) meet a world of their own, which stays empty.
    private const string Nobody = "";

    private readonly ConcurrentDictionary<string, World> _byProject = new();

    public WorldRules Rules => rules;

    public IEnumerable<World> All => _byProject.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value);

    public World Of(string? projectId) => _byProject.GetOrAdd(projectId ?? Nobody, static (id, rules) => new(id, rules), rules);

    /// <summary>Forgets a project, or all of them: the next call meets a fresh world.</summary>
    public void Reset(string? projectId)
    {
        if (projectId is null)
        {
            _byProject.Clear();
        }
        else
        {
            _byProject.TryRemove(projectId, out _);
        }
    }

    /// <summary>Puts a world in the place of the one with the same project id.</summary>
    public void Replace(World world) => _byProject[world.ProjectId] = world;

    /// <summary>Moves the clock on until no job and no synchronisation is at work.</summary>
    public void AdvanceUntilIdle()
    {
        while (All.Select(LastDue).Where(due => due > rules.Clock.Now).ToList() is [_, ..] dues)
        {
            rules.Clock.Advance(dues.Max()!.Value - rules.Clock.Now);
            foreach (var world in All)
            {
                lock (world.Gate)
                {
                    world.Jobs.Settle(rules.Clock.Now);
                }
            }
        }
    }

    private static DateTimeOffset? LastDue(World world)
    {
        lock (world.Gate)
        {
            var synchronised = world.Pairs.Select(pair => (DateTimeOffset?)pair.Synchronisation.Ends).Max();
            var finished = world.Jobs.LastDue;
            return synchronised is null || finished > synchronised ? finished : synchronised;
        }
    }
}
