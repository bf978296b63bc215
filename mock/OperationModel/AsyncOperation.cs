using SdrsMock.Common;
using SdrsMock.Http;
using SdrsMock.Model;
using SdrsMock.State;

namespace SdrsMock.OperationModel;

/// <summary>An operation that answers a <c>job_id</c> and finishes later.</summary>
internal abstract class AsyncOperation<TSubject> : Operation<TSubject>, IJobHandler
{
    public abstract IReadOnlyList<Transition> Transitions { get; }

    private CompletionRule[]? _outcomes;

    public CompletionRule? FindFailedRule(Job job, ProjectState project) =>
        Array.Find(_outcomes ??= [.. Constraints.OfType<CompletionRule>()], outcome => !outcome.Holds(job, project));

    public virtual void Succeed(Job job, ProjectState project)
    {
    }

    public virtual void Fail(Job job, ProjectState project)
    {
    }

    /// <summary>Makes or moves the resources and starts the job.</summary>
    protected abstract Job Begin(TSubject it);

    protected sealed override Response Perform(TSubject it) => Response.Accepted(Contract.Success, Begin(it));

    protected static CompletionRule CompletionRule(string id, string text, Func<Job, ProjectState, bool> holds, ApiError failure) => new(id, text, holds, failure);

    protected Job Start(ProjectState project, Transition transition, IResource resource) => project.Jobs.Start(Name, transition, resource);
}
