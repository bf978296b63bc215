using SdrsMock.Common;
using SdrsMock.Inventory;
using SdrsMock.Model;
using SdrsMock.OperationModel;
using SdrsMock.State;

namespace SdrsMock.Jobs;

/// <summary>
/// A project's jobs. Nothing runs in the background: a job is a row with a due time, and whoever looks next finishes the
/// rows that have come due, each at the instant at which it was due.
/// </summary>
internal sealed class JobScheduler(ProjectState project)
{
    private readonly Dictionary<string, Job> _byId = [];
    private readonly PriorityQueue<Job, (DateTimeOffset Due, long Order)> _due = new();
    private readonly Queue<Job> _finished = [];
    private readonly List<Job> _stuck = [];
    private long _order;

    /// <summary>The job of that id, or null.</summary>
    public Job? this[string id] => _byId.GetValueOrDefault(id);

    public int Count => _byId.Count;

    /// <summary>The addresses that jobs at work will give.</summary>
    public ReservedAddresses Reserved { get; } = new();

    /// <summary>In the order in which they began.</summary>
    public IReadOnlyCollection<Job> All => [.. _byId.Values.OrderBy(job => job.Order)];

    /// <summary>Those that have not ended, in no order.</summary>
    public IEnumerable<Job> Running => _due.UnorderedItems.Select(item => item.Element).Concat(_stuck);

    /// <summary>The job of that id, when SDRS itself started it; the helpers beside SDRS have theirs on the same agenda.</summary>
    public Job? FindSdrsJob(string id) => this[id] is { } job && GetHandler(job) is Operation ? job : null;

    /// <summary>When the next job ends; null when none is at work.</summary>
    public DateTimeOffset? NextDue => _due.TryPeek(out _, out var next) ? next.Due : null;

    /// <summary>When the last job ends; null when none is at work.</summary>
    public DateTimeOffset? LastDue => _due.Count == 0 ? null : _due.UnorderedItems.Max(item => item.Priority.Due);

    /// <summary>Keeps an address free for a server that the job will make or change.</summary>
    public void Reserve(Job job, SubnetAddress address)
    {
        job.Reserved = address;
        Reserved.Add(address);
    }

    /// <summary>Writes a job and moves its resource on its way.</summary>
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
        Add(job);
        return job;
    }

    /// <summary>Moves a further resource along with a job.</summary>
    public void AddResource(Job job, ResourceKind kind, IResource resource, string via, string to, string onFailure)
    {
        job.AddStatusChange(new(kind, resource.Id, to, onFailure, resource.Status));
        project.SetStatus(kind, resource, via);
    }

    /// <summary>Takes in a job as it is, from <see cref="Start"/> or from a saved state.</summary>
    public void Add(Job job)
    {
        job.Order = _order++;
        _byId.Add(job.Id, job);
        if (job.IsOver)
        {
            RetainFinished(job);
        }
        else
        {
            if (job.DueTime is { } due)
            {
                _due.Enqueue(job, (due, job.Order));
            }
            else
            {
                _stuck.Add(job);
            }

            if (job.Reserved is { } address)
            {
                Reserved.Add(address);
            }
        }
    }

    /// <summary>Finishes what has come due.</summary>
    public void CompleteDueJobs(DateTimeOffset now)
    {
        while (_due.TryPeek(out var job, out var next) && next.Due <= now)
        {
            _due.Dequeue();
            if (job.DueTime is null)
            {
                // A fault rule has made it hang after it was put on the agenda: it never ends, nor lets go of its address.
                _stuck.Add(job);
                continue;
            }

            if (job.Reserved is { } address)
            {
                Reserved.Remove(address);
            }

            project.Rpo.AdvanceTo(next.Due, project);
            project.Now = next.Due;
            Complete(job);
        }

        project.Rpo.AdvanceTo(now, project);
        project.Now = now;
    }

    private void Complete(Job job)
    {
        var owner = GetHandler(job);
        if (owner is not Operation)
        {
            // A helper's: it happens, and SDRS keeps no account of it.
            owner.Succeed(job, project);
            Close(job);
            return;
        }

        var broken = job.PlannedError is null ? owner.FindFailedRule(job, project) : null;
        var failure = job.PlannedError is { } code ? ApiError.Find(code) : broken?.Failure;
        if (failure is null)
        {
            owner.Succeed(job, project);
        }
        else
        {
            (job.ErrorCode, job.FailReason) = (failure.Code, JobFailureMessage.Format(job, failure));
            owner.Fail(job, project);
            Add(FailureJob.FromJob(job));
            project.Context.Coverage.RecordTransition("failed job");
            project.Context.Coverage.RecordError(failure);
            project.Context.Coverage.RecordConstraint(broken);
        }

        foreach (var move in job.StatusChanges)
        {
            ApplyFinalStatus(move, failure is null ? move.To : move.OnFailure);
        }

        if (project.Groups[job.GroupId] is { Status: Status.Protected })
        {
            project.Rpo.Record(project.Now, project);
        }

        Close(job);
        project.Context.Coverage.RecordTransition(job.Transition);
        project.Context.Coverage.RecordTransition("any asynchronous call");
        project.Context.Coverage.RecordJobStatus(job.StatusAt(project.Now));
    }

    private IJobHandler GetHandler(Job job) => project.Context.JobHandlers[job.Operation];

    private void Close(Job job)
    {
        job.End();
        RetainFinished(job);
    }

    // Only the last ones of each, or a mock that runs for weeks would never stop growing.
    private void RetainFinished(Job job)
    {
        _finished.Enqueue(job);
        if (_finished.Count > project.Context.Limits.FinishedJobs)
        {
            _byId.Remove(_finished.Dequeue().Id);
        }
    }

    private void Add(FailureJob failureJob)
    {
        while (project.FailureJobs.Count >= project.Context.Limits.FailureJobs)
        {
            project.FailureJobs.RemoveAt(0);
        }

        project.FailureJobs.Add(failureJob);
    }

    private void ApplyFinalStatus(StatusChange move, string end)
    {
        // What lost its server or disk meanwhile stays invalid, whatever the job came to.
        if (project.Find(move.Kind, move.Id) is not { } resource || (resource.Status == Status.Invalid && end != StatusChange.Deleted))
        {
            return;
        }

        if (end == StatusChange.Deleted)
        {
            project.Remove(move.Kind, resource);
            return;
        }

        project.SetStatus(move.Kind, resource, end switch
        {
            StatusChange.Previous => move.PreviousStatus,
            StatusChange.GroupStatus => project.GetGroup(resource).SteadyStatus,
            _ => end,
        });
        StatusPropagation.ReapplyFault(resource, project);
    }
}
