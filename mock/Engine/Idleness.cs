namespace SdrsMock.Engine;

/// <summary>Waiting, by moving the clock, until nothing is at work anywhere.</summary>
internal static class Idleness
{
    /// <summary>Moves the clock on until no job and no synchronisation is at work.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Something ends later than the clock can be moved.</exception>
    public static void AdvanceUntilIdle(this Worlds worlds)
    {
        var clock = worlds.Rules.Clock;
        while (worlds.All.Select(world => LastDue(worlds, world.ProjectId)).Where(due => due > clock.Now).ToList() is [_, ..] dues)
        {
            // A clock that runs may have come there by itself.
            var left = dues.Max()!.Value - clock.Now;
            clock.Advance(left > TimeSpan.Zero ? left : TimeSpan.Zero);
        }
    }

    private static DateTimeOffset? LastDue(Worlds worlds, string projectId)
    {
        using var turn = worlds.Enter(projectId, onlyReads: true);
        var synchronised = turn.World.Pairs.Select(pair => (DateTimeOffset?)pair.Synchronisation.Ends).Max();
        var finished = turn.World.Jobs.LastDue;
        return synchronised is null || finished > synchronised ? finished : synchronised;
    }
}
