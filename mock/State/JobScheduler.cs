using SdrsMock.Common;
using SdrsMock.Jobs;
using SdrsMock.Model;

namespace SdrsMock.State;

/// <summary>
/// Starts and completes the jobs of a project. Nothing runs in the background: a job has a due time, and the next request
/// to the project completes the jobs that have come due, each at the instant at which it was due. The caller holds the
/// project lock.
/// </summary>
internal sealed class JobScheduler(ProjectState project)
{
    /// <summary>
    /// The job with this id if an SDRS operation started it; null otherwise. Companion services keep their jobs in the same
    /// table.
    /// </summary>
    public Job? FindSdrsJob(string id) => project.Jobs[id] is { } job && GetHandler(job).IsSdrsOperation ? job : null;

    /// <summary>Starts a job and sets the transitional status of its resource.</summary>
    public Job Start(string operation, Transition transition, IResource resource)
    {
        var job = new Job
        {
            Id = project.Ids.NextHex(),
            Type = transition.Job,
            Operation = operation,
            Transition = transition.CatalogId,
            BeginTime = project.Now,
            DueTime = project.Now + project.Context.JobDuration,
            ResourceId = resource.Id,
            ResourceName = resource.Name,
            GroupId = resource.GroupId,
        };
        AddResource(job, transition.Kind, resource, transition.InProgress, transition.To, transition.OnFailure);
        project.Jobs.Add(job);
        return job;
    }

    /// <summary>Lets a job change the status of a further resource.</summary>
    public void AddResource(Job job, ResourceKind kind, IResource resource, string inProgress, FinalStatus to, FinalStatus onFailure)
    {
        job.AddStatusChange(new(kind, resource.Id, to, onFailure, resource.Status));
        project.SetStatus(kind, resource, inProgress);
    }

    /// <summary>The status that the end of a job gives a resource that it does not delete.</summary>
    public string GetFinalStatus(StatusChange change, FinalStatus status, IResource resource) => status.Move switch
    {
        StatusMove.Restore => change.PreviousStatus,
        StatusMove.FollowGroup => project.GetGroup(resource).SteadyStatus,
        _ => status.Text,
    };

    /// <summary>Completes the jobs that are due and moves the project's time to <paramref name="now"/>.</summary>
    public void CompleteDueJobs(DateTimeOffset now)
    {
        while (project.Jobs.TakeDue(now, out var due) is { } job)
        {
            project.Rpo.AdvanceTo(due, project);
            project.Now = due;
            Complete(job);
        }

        project.Rpo.AdvanceTo(now, project);
        project.Now = now;
    }

    private void Complete(Job job)
    {
        var handler = GetHandler(job);
        if (!handler.IsSdrsOperation)
        {
            // SDRS keeps no record of what a job of a companion service came to.
            handler.Succeed(job, project);
            project.Jobs.Finish(job);
            return;
        }

        var coverage = project.Context.Coverage;
        var failure = FindFailure(job, handler);
        if (failure is null)
        {
            handler.Succeed(job, project);
        }
        else
        {
            (job.ErrorCode, job.FailReason) = (failure.Error.Code, JobFailureMessage.Format(job, failure.Error));
            handler.Fail(job, project);
            RetainFailed(FailureJob.FromJob(job));
            coverage.RecordTransition("failed job");
            coverage.RecordError(failure.Error);
            if (failure.ConstraintId is { } constraint)
            {
                coverage.RecordConstraint(constraint);
            }
        }

        foreach (var change in job.StatusChanges)
        {
            ApplyFinalStatus(change, failure is null ? change.To : change.OnFailure);
        }

        if (project.Groups[job.GroupId] is { Status: Status.Protected })
        {
            project.Rpo.Record(project.Now, project);
        }

        project.Jobs.Finish(job);
        coverage.RecordTransition(job.Transition);
        coverage.RecordTransition("any asynchronous call");
        coverage.RecordJobStatus(job.StatusAt(project.Now));
    }

    // The error of a fault rule comes first: the completion rules are not evaluated then.
    private JobFailure? FindFailure(Job job, IJobHandler handler) => job.PlannedError is { } code
        ? ApiError.Find(code) is { } planned ? new(planned, null) : null
        : handler.FindFailure(job, project);

    private IJobHandler GetHandler(Job job) => project.Context.JobHandlers[job.Operation];

    private void RetainFailed(FailureJob failed)
    {
        while (project.FailureJobs.Count >= project.Context.Limits.FailureJobs)
        {
            project.FailureJobs.RemoveAt(0);
        }

        project.FailureJobs.Add(failed);
    }

    private void ApplyFinalStatus(StatusChange change, FinalStatus status)
    {
        // A resource that lost its server or disk meanwhile stays invalid, whether the job succeeded or failed.
        if (project.Find(change.Kind, change.Id) is not { } resource
            || (resource.Status == Status.Invalid && status.Move is not StatusMove.Delete))
        {
            return;
        }

        if (status.Move is StatusMove.Delete)
        {
            project.Remove(change.Kind, resource);
            return;
        }

        project.SetStatus(change.Kind, resource, GetFinalStatus(change, status, resource));
        StatusPropagation.ReapplyFault(resource, project);
    }
}
