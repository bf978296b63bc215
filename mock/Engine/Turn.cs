using SdrsMock.Storage;

namespace SdrsMock.Engine;

/// <summary>A call's turn in a project: it alone holds the world, and jobs that came due are finished.</summary>
internal readonly ref struct Turn(World world, Worlds worlds)
{
    // A project's log is folded into a snapshot when it is longer than this and than what the project holds, so that
    // writing snapshots costs each call no more than writing one resource.
    private const int LongLog = 1000;

    public World World => world;

    /// <summary>The answer to a call that may have seen what is not yet in the store: it must wait until it is.</summary>
    public Reply Seen(Reply reply) => world.Log.Pending.IsCompletedSuccessfully ? reply : reply with { Kept = world.Log.Pending };

    /// <summary>The answer to a call that, unless it is refused, has changed the world.</summary>
    /// <param name="reply">The answer.</param>
    /// <param name="request">The call.</param>
    /// <param name="fault">What the fault rules decided.</param>
    /// <param name="shared">What the call changed of what is common to all projects.</param>
    public Reply Keep(Reply reply, ApiRequest request, Strike? fault = null, byte[]? shared = null)
    {
        if (worlds.Store is not { } store)
        {
            return reply;
        }

        if (reply.Refusal is not null)
        {
            return Seen(reply);
        }

        var log = world.Log;
        log.Pending = store.Keep(world, new(
            world.Now, request.Method, request.RawPath, request.RawQuery, request.Body, fault?.Rule.FailJob, fault?.Rule.StuckJob is true, reply.Status, world.Ids.Drawn), shared);
        if (++log.SinceSnapshot > LongLog && log.SinceSnapshot > world.Size)
        {
            store.Fold(world, Snapshot.Of(world));
            log.SinceSnapshot = 0;
        }

        return Seen(reply);
    }

    /// <summary>The call broke off half-way: the world is what the store has of it.</summary>
    public void BreakOff()
    {
        if (worlds.Store is not null)
        {
            worlds.Discard(world, new($"a call broke off in project {world.ProjectId}"));
        }
    }

    public void Dispose() => world.Gate.Exit();
}
