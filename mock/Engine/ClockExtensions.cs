using SdrsMock.Persistence;

namespace SdrsMock.Engine;

/// <summary>Waiting, by moving the clock, until nothing is at work anywhere.</summary>
internal static class ClockExtensions
{
    /// <summary>Moves the clock on until no job and no synchronisation is at work.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Something ends later than the clock can be moved.</exception>
    public static void AdvanceUntilIdle(this ProjectRegistry projects)
    {
        var clock = projects.Context.Clock;
        while (projects.All.Select(project => FindLastDue(projects, project.ProjectId)).Where(due => due > clock.Now).ToList() is [_, ..] dues)
        {
            // A clock that runs may have come there by itself.
            var left = dues.Max()!.Value - clock.Now;
            clock.Advance(left > TimeSpan.Zero ? left : TimeSpan.Zero);
        }
    }

    private static DateTimeOffset? FindLastDue(ProjectRegistry projects, string projectId)
    {
        using var lease = projects.Acquire(projectId, onlyReads: true);
        var synchronised = lease.Project.Pairs.Select(pair => (DateTimeOffset?)pair.Progress.Ends).Max();
        var finished = lease.Project.Jobs.LastDue;
        return synchronised is null || finished > synchronised ? finished : synchronised;
    }
}
