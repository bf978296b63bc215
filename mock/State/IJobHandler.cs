using SdrsMock.Jobs;
using SdrsMock.Model;

namespace SdrsMock.State;

/// <summary>Decides how the jobs of one operation end, and applies what they change. The caller holds the project lock.</summary>
internal interface IJobHandler
{
    /// <summary>
    /// Whether the jobs are those of an SDRS operation; false for those of a companion service, which SDRS does not show.
    /// </summary>
    bool IsSdrsOperation { get; }

    /// <summary>The status changes that its jobs cause.</summary>
    IReadOnlyList<Transition> Transitions { get; }

    /// <summary>Whether a job of a saved state can belong to this handler.</summary>
    bool Owns(Job job) => Transitions.Any(transition => transition.CatalogId == job.Transition);

    /// <summary>The first completion rule that the job violates, so that it fails; null if the job succeeds.</summary>
    JobFailure? FindFailure(Job job, ProjectState project);

    /// <summary>Applies the effects of a successful job, before the final statuses are set.</summary>
    void Succeed(Job job, ProjectState project);

    /// <summary>Applies the effects of a failed job, before the final statuses are set.</summary>
    void Fail(Job job, ProjectState project);
}
