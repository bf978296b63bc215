using SdrsMock.Projects;

namespace SdrsMock.Engine;

/// <summary>Advances a clock until nothing is running.</summary>
internal static class ClockExtensions
{
    /// <summary>Advances the mock's clock until no job and no replication is running in any project that follows it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A job or replication ends later than the clock can be advanced.</exception>
    public static void AdvanceUntilIdle(this ProjectRegistry projects)
    {
        var clocks = projects.Context.Clocks;
        Advance(clocks.Shared, () => projects.All
            .Where(project => !clocks.HasOwn(project.ProjectId))
            .Max(project => FindLastDue(projects, project.ProjectId)));
    }

    /// <summary>
    /// Advances the clock of a project until nothing is running in it. Without a clock of its own that is the mock's clock, until
    /// nothing is running in any project that follows it.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A job or replication ends later than the clock can be advanced.</exception>
    public static void AdvanceUntilIdle(this ProjectRegistry projects, string? projectId)
    {
        var clocks = projects.Context.Clocks;
        if (projectId is null || !clocks.HasOwn(projectId))
        {
            projects.AdvanceUntilIdle();
            return;
        }

        Advance(clocks.For(projectId), () => FindLastDue(projects, projectId));
    }

    private static void Advance(MockClock clock, Func<DateTimeOffset?> findLastDue)
    {
        while (findLastDue() is { } due && due > clock.Now)
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
