using SdrsMock.Model;
using SdrsMock.OperationModel;

namespace SdrsMock.State;

/// <summary>An operation that starts jobs and knows how they end.</summary>
internal interface IJobHandler
{
    /// <summary>What its jobs do to their resource.</summary>
    IReadOnlyList<Transition> Transitions { get; }

    /// <summary>Whether a job of a saved state can be one of its own.</summary>
    bool Owns(Job job) => Transitions.Any(transition => transition.CatalogId == job.Transition);

    /// <summary>The outcome that does not hold, so that the job fails; or null.</summary>
    CompletionRule? FindFailedRule(Job job, ProjectState project);

    /// <summary>What else happens when the job succeeds, before its statuses move.</summary>
    void Succeed(Job job, ProjectState project);

    /// <summary>What else happens when the job fails, before its statuses move.</summary>
    void Fail(Job job, ProjectState project);
}
