using SdrsMock.Resources;

namespace SdrsMock.Engine;

/// <summary>An operation that starts jobs and knows how they end.</summary>
internal interface IJobOwner
{
    /// <summary>What its jobs do to their resource.</summary>
    IReadOnlyList<Transition> Transitions { get; }

    /// <summary>Whether a job of a saved state can be one of its own.</summary>
    bool Starts(Job job) => Transitions.Any(transition => transition.Ledger == job.Transition);

    /// <summary>The outcome that does not hold, so that the job fails; or null.</summary>
    Outcome? BrokenBy(Job job, World world);

    /// <summary>What else happens when the job succeeds, before its statuses move.</summary>
    void Succeed(Job job, World world);

    /// <summary>What else happens when the job fails, before its statuses move.</summary>
    void Fail(Job job, World world);
}

/// <summary>An operation that answers a <c>job_id</c> and finishes later.</summary>
internal abstract class AsyncOperation<TSubject> : Operation<TSubject>, IJobOwner
{
    public abstract IReadOnlyList<Transition> Transitions { get; }

    private Outcome[]? _outcomes;

    public Outcome? BrokenBy(Job job, World world) =>
        Array.Find(_outcomes ??= [.. Constraints.OfType<Outcome>()], outcome => !outcome.Holds(job, world));

    public virtual void Succeed(Job job, World world)
    {
    }

    public virtual void Fail(Job job, World world)
    {
    }

    /// <summary>Makes or moves the resources and starts the job.</summary>
    protected abstract Job Begin(TSubject it);

    protected sealed override Reply Perform(TSubject it) => Reply.Accepted(Contract.Success, Begin(it));

    protected static Outcome Outcome(string id, string text, Func<Job, World, bool> holds, ApiError failure) => new(id, text, holds, failure);

    protected Job Start(World world, Transition transition, IResource resource) => world.Jobs.Start(Name, transition, resource);
}
