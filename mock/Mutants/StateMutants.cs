using SdrsMock.Model;
using SdrsMock.OperationModel;
using SdrsMock.State;

namespace SdrsMock.Mutants;

/// <summary>
/// Mutants of the status transitions: <c>no-transition</c> leaves the status unchanged while the job runs, <c>early</c> sets the final
/// status at once, <c>wrong-end</c> ends a successful job in the status of a failure, and <c>delete-stays</c> keeps a deleted resource.
/// </summary>
internal static class StateMutants
{
    public static IEnumerable<Mutant> Derive(IReadOnlyList<Operation> operations) =>
        from operation in operations
        where operation is IJobHandler { Transitions: [_, ..] }
        let transition = ((IJobHandler)operation).Transitions[0]
        from mutant in Derive(operation.Name, transition)
        select mutant;

    private static IEnumerable<Mutant> Derive(string operation, Transition transition)
    {
        Mutant New(MutantFamily family, string name, string description, Func<StatusChange, Job, ProjectState, bool> change) => new(
            $"{operation}:{name}", family, operation, null, $"In {operation} {description}",
            () => new ChangedStatus(operation, change));

        if (transition.From is not [])
        {
            yield return New(MutantFamily.State, "no-transition", "the status does not change while the job runs",
                (change, _, project) => Show(change, change.PreviousStatus, project));
        }

        if (transition.To.Move is StatusMove.Delete)
        {
            yield return New(MutantFamily.Write, "delete-stays", "the job succeeds and the resource remains",
                (change, job, _) => Replace(job, change, change with { To = FinalStatus.Previous }));
            yield break;
        }

        yield return New(MutantFamily.State, "early", "the final status is shown before the job ends",
            (change, _, project) => change.To.Move is StatusMove.Set or StatusMove.FollowGroup
                && project.Find(change.Kind, change.Id) is { } resource
                && Show(change, project.JobScheduler.GetFinalStatus(change, change.To, resource), project));
        yield return New(MutantFamily.State, "wrong-end", "a successful job ends in the status of a failed one",
            (change, job, _) => Replace(job, change, change with { To = change.OnFailure }));
    }

    private static bool Show(StatusChange change, string status, ProjectState project)
    {
        if (project.Find(change.Kind, change.Id) is not { } resource || resource.Status == status)
        {
            return false;
        }

        project.SetStatus(change.Kind, resource, status);
        return true;
    }

    private static bool Replace(Job job, StatusChange change, StatusChange changed)
    {
        job.StatusChanges = [.. job.StatusChanges.Select(each => each == change ? changed : each)];
        return change != changed;
    }

    /// <summary>Changes the statuses of the resources of an operation's jobs.</summary>
    private sealed class ChangedStatus(string operation, Func<StatusChange, Job, ProjectState, bool> change) : Mutation
    {
        public override bool ChangeJob(Job job, ProjectState project) =>
            job.Operation == operation && job.StatusChanges.ToList().ConvertAll(each => change(each, job, project)).Contains(true);

        public override bool WouldChangeJob(Job job) => job.Operation == operation;
    }
}
