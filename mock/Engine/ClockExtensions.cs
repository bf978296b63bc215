using SdrsMock.Projects;

namespace SdrsMock.Engine;

/// <summary>Advances the clock until nothing is running.</summary>
internal static class ClockExtensions
{
    /// <summary>Advances the clock until no job and no replication is running in any project.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A job or replication ends later than the clock can be advanced.</exception>
    public static void AdvanceUntilIdle(this ProjectRegistry projects)
    {
        var clock = projects.Context.Clock;
        while (projects.All.Max(project => FindLastDue(projects, project.ProjectId)) is { } due && due > clock.Now)
        {
            // A running clock may have reached that time already.
            var left = due - clock.Now;
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
