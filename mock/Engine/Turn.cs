using SdrsMock.Storage;

namespace SdrsMock.Engine;

/// <summary>A call's turn in a project: it alone holds the world, and jobs that came due are finished.</summary>
internal readonly ref struct Turn(World world, Worlds worlds)
{
    public World World => world;

    /// <summary>The answer to a call that may have seen what is not yet in the store: it must wait until it is.</summary>
    public Reply Seen(Reply reply) => Seen(world, reply);

    /// <summary>The answer to a call that, unless it is refused, has changed the world.</summary>
    /// <param name="reply">The answer.</param>
    /// <param name="request">The call.</param>
    /// <param name="fault">What the fault rules decided.</param>
    public Reply Keep(Reply reply, ApiRequest request, Strike? fault = null) => Keep(world, worlds, reply, request, fault, shared: null);

    /// <summary>Likewise, of a world that is held.</summary>
    /// <param name="world">The world.</param>
    /// <param name="worlds">All of them.</param>
    /// <param name="reply">The answer.</param>
    /// <param name="request">The call.</param>
    /// <param name="fault">What the fault rules decided.</param>
    /// <param name="shared">What the call changed of what is common to all projects.</param>
    public static Reply Keep(World world, Worlds worlds, Reply reply, ApiRequest request, Strike? fault, byte[]? shared)
    {
        if (worlds.Store is { } store && reply.Refusal is null)
        {
            var log = world.Log;
            log.Pending = store.Keep(world, new(
                world.Now, request.Method, request.RawPath, request.RawQuery, request.Body, fault?.Rule.FailJob, fault?.Rule.StuckJob is true, reply.Status, world.Ids.Drawn), shared);
            if (++log.SinceSnapshot > worlds.LongestLog && log.SinceSnapshot > world.Size)
            {
                store.Fold(world, Snapshot.Of(world));
                log.SinceSnapshot = 0;
            }
        }

        return Seen(world, reply);
    }

    /// <summary>The call broke off half-way: the world is what the store has of it.</summary>
    public void BreakOff()
    {
        if (worlds.Store is { } store)
        {
            store.End(world);
            worlds.Discard(world, new($"a call broke off in project {world.ProjectId}"));
        }
    }

    public void Dispose()
    {
        worlds.Store?.End(world);
        world.Gate.Exit();
    }

    private static Reply Seen(World world, Reply reply) => world.Log.Pending.IsCompletedSuccessfully ? reply : reply with { Kept = world.Log.Pending };
}
