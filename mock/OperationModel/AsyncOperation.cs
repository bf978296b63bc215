using SdrsMock.Common;
using SdrsMock.Http;
using SdrsMock.Jobs;
using SdrsMock.Model;
using SdrsMock.State;

namespace SdrsMock.OperationModel;

/// <summary>An operation that returns a <c>job_id</c> and completes later.</summary>
internal abstract class AsyncOperation<TSubject> : Operation<TSubject>, IJobHandler
{
    public abstract IReadOnlyList<Transition> Transitions { get; }

    private CompletionRule[]? _completionRules;

    public bool IsSdrsOperation => true;

    public JobFailure? FindFailure(Job job, ProjectState project) =>
        Array.Find(_completionRules ??= [.. Constraints.OfType<CompletionRule>()], rule => !rule.Holds(job, project)) is { } violated
            ? new(violated.Failure, violated.Id)
            : null;

    public virtual void Succeed(Job job, ProjectState project)
    {
    }

    public virtual void Fail(Job job, ProjectState project)
    {
    }

    /// <summary>Creates or changes the resources and starts the job.</summary>
    protected abstract Job Begin(TSubject it);

    protected sealed override Response Perform(TSubject it) => Response.Accepted(Contract.Success, Begin(it));

    protected static CompletionRule CompletionRule(
        string id, string text, Func<Job, ProjectState, bool> holds, ApiError failure) => new(id, text, holds, failure);

    protected Job Start(
        ProjectState project, Transition transition, IResource resource) => project.JobScheduler.Start(Name, transition, resource);
}
