using System.Text.Json;
using SdrsMock.Engine;

namespace SdrsMock.Storage;

/// <summary>
/// Makes a world what it was: the snapshot, then the calls since, each at the time at which it was carried out. Ids and
/// chance follow from the seed, and jobs end at their own instants whoever looks, so the same calls come to the same.
/// </summary>
/// <param name="rules">What all projects have in common.</param>
/// <param name="repeat">Carries out a call in a world that is held and settled, asking neither credentials nor fault rules.</param>
internal sealed class Replay(WorldRules rules, Func<World, LoggedCall, Reply> repeat)
{
    /// <summary>The world of a project.</summary>
    /// <exception cref="StoreFailure">The history is damaged, or this mock answers otherwise than the one that wrote it.</exception>
    public World World(string projectId, History history)
    {
        var world = Beginning(projectId, history);
        foreach (var call in history.Calls)
        {
            Again(world, call);
        }

        (world.Log.Seq, world.Log.SinceSnapshot) = (history.Seq, history.Calls.Count);
        return world;
    }

    /// <summary>Carries out one call again.</summary>
    /// <exception cref="StoreFailure">It comes to something else than before.</exception>
    public void Again(World world, LoggedCall call)
    {
        world.Jobs.Settle(call.Time);
        var reply = Repeated(world, call);
        if (reply is null || (reply.Status != call.Status && !MissesWhatIsDropped(reply)) || world.Ids.Drawn != call.Drawn)
        {
            throw new StoreFailure($"the state of project {world.ProjectId} cannot be used: {call.Method} {call.Path} was answered {call.Status} at {Times.Zoned(call.Time)} and comes to something else now, so it is damaged or of another version of the mock");
        }
    }

    private World Beginning(string projectId, History history)
    {
        try
        {
            return history switch
            {
                { Snapshot: { } snapshot } => Snapshot.Read(snapshot, projectId, rules),
                { Calls: [var first, ..] } => new(projectId, rules) { Now = first.Time, Rpo = new() { PassedTo = first.Time } },
                _ => new(projectId, rules),
            };
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new StoreFailure($"the state of project {projectId} cannot be used: its snapshot is damaged", wrong);
        }
    }

    // Limits may differ from those of then: a failed task that was deleted may be gone already.
    private static bool MissesWhatIsDropped(Reply reply) => reply.Refusal?.Constraint == "FJ-DEL-01";

    private Reply? Repeated(World world, LoggedCall call)
    {
        try
        {
            return repeat(world, call);
        }
        catch (Exception wrong) when (wrong is not StoreFailure)
        {
            // What a damaged body or path brings about; that it went wrong is all that counts.
            return null;
        }
    }
}
