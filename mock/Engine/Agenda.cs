using SdrsMock.Resources;
using SdrsMock.Surroundings;

namespace SdrsMock.Engine;

/// <summary>
/// A project's jobs. Nothing runs in the background: a job is a row with a due time, and whoever looks next finishes the
/// rows that have come due, each at the instant at which it was due.
/// </summary>
internal sealed class Agenda(World world)
{
    private readonly Dictionary<string, Job> _byId = [];
    private readonly PriorityQueue<Job, (DateTimeOffset Due, long Order)> _due = new();
    private readonly Queue<Job> _finished = [];
    private readonly List<Job> _hung = [];
    private long _order;

    /// <summary>The job of that id, or null.</summary>
    public Job? this[string id] => _byId.GetValueOrDefault(id);

    public int Count => _byId.Count;

    /// <summary>The addresses that jobs at work will give.</summary>
    public Reservations Reserved { get; } = new();

    /// <summary>In the order in which they began.</summary>
    public IReadOnlyCollection<Job> All => [.. _byId.Values.OrderBy(job => job.Order)];

    /// <summary>Those that have not ended, in no order.</summary>
    public IEnumerable<Job> AtWork => _due.UnorderedItems.Select(item => item.Element).Concat(_hung);

    /// <summary>The job of that id, when SDRS itself started it; the helpers beside SDRS have theirs on the same agenda.</summary>
    public Job? OfSdrs(string id) => this[id] is { } job && OwnerOf(job) is Operation ? job : null;

    /// <summary>When the next job ends; null when none is at work.</summary>
    public DateTimeOffset? NextDue => _due.TryPeek(out _, out var next) ? next.Due : null;

    /// <summary>When the last job ends; null when none is at work.</summary>
    public DateTimeOffset? LastDue => _due.Count == 0 ? null : _due.UnorderedItems.Max(item => item.Priority.Due);

    /// <summary>Keeps an address free for a server that the job will make or change.</summary>
    public void Reserve(Job job, AddressInSubnet address)
    {
        job.Reserved = address;
        Reserved.Add(address);
    }

    /// <summary>Writes a job and moves its resource on its way.</summary>
    public Job Start(string operation, Transition transition, IResource resource)
    {
        var job = new Job
        {
            Id = world.Ids.NextHex(),
            Type = transition.Job,
            Operation = operation,
            Transition = transition.Ledger,
            BeginTime = world.Now,
            DueTime = world.Now + world.Rules.JobDuration,
            ResourceId = resource.Id,
            ResourceName = resource.Name,
            GroupId = resource.GroupId,
        };
        Carry(job, transition.Kind, resource, transition.Via, transition.To, transition.OnFailure);
        Keep(job);
        return job;
    }

    /// <summary>Moves a further resource along with a job.</summary>
    public void Carry(Job job, ResourceKind kind, IResource resource, string via, string to, string onFailure)
    {
        job.Carry(new(kind, resource.Id, to, onFailure, resource.Status));
        world.Put(kind, resource, via);
    }

    /// <summary>Takes in a job as it is, from <see cref="Start"/> or from a saved state.</summary>
    public void Keep(Job job)
    {
        job.Order = _order++;
        _byId.Add(job.Id, job);
        if (job.IsOver)
        {
            KeepFinished(job);
        }
        else
        {
            if (job.DueTime is { } due)
            {
                _due.Enqueue(job, (due, job.Order));
            }
            else
            {
                _hung.Add(job);
            }

            if (job.Reserved is { } address)
            {
                Reserved.Add(address);
            }
        }
    }

    /// <summary>Finishes what has come due.</summary>
    public void Settle(DateTimeOffset now)
    {
        while (_due.TryPeek(out var job, out var next) && next.Due <= now)
        {
            _due.Dequeue();
            if (job.DueTime is null)
            {
                // A fault rule has made it hang after it was put on the agenda: it never ends, nor lets go of its address.
                _hung.Add(job);
                continue;
            }

            if (job.Reserved is { } address)
            {
                Reserved.Remove(address);
            }

            world.Rpo.PassTo(next.Due, world);
            world.Now = next.Due;
            Finish(job);
        }

        world.Rpo.PassTo(now, world);
        world.Now = now;
    }

    private void Finish(Job job)
    {
        var owner = OwnerOf(job);
        if (owner is not Operation)
        {
            // A helper's: it happens, and SDRS keeps no account of it.
            owner.Succeed(job, world);
            Close(job);
            return;
        }

        var broken = job.PlannedError is null ? owner.BrokenBy(job, world) : null;
        var failure = job.PlannedError is { } code ? ApiError.Find(code) : broken?.Failure;
        if (failure is null)
        {
            owner.Succeed(job, world);
        }
        else
        {
            (job.ErrorCode, job.FailReason) = (failure.Code, FailReason.Of(job, failure));
            owner.Fail(job, world);
            Keep(FailedTask.Of(job));
            world.Rules.Coverage.Took("failed job");
            world.Rules.Coverage.Met(failure);
            world.Rules.Coverage.Broke(broken);
        }

        foreach (var move in job.Moves)
        {
            End(move, failure is null ? move.To : move.OnFailure);
        }

        if (world.Groups[job.GroupId] is { Status: Status.Protected })
        {
            world.Rpo.Note(world.Now, world);
        }

        Close(job);
        world.Rules.Coverage.Took(job.Transition);
        world.Rules.Coverage.Took("any asynchronous call");
        world.Rules.Coverage.SawJob(job.StatusAt(world.Now));
    }

    private IJobOwner OwnerOf(Job job) => world.Rules.JobOwners[job.Operation];

    private void Close(Job job)
    {
        job.End();
        KeepFinished(job);
    }

    // Only the last ones of each, or a mock that runs for weeks would never stop growing.
    private void KeepFinished(Job job)
    {
        _finished.Enqueue(job);
        if (_finished.Count > world.Rules.Limits.FinishedJobs)
        {
            _byId.Remove(_finished.Dequeue().Id);
        }
    }

    private void Keep(FailedTask task)
    {
        while (world.FailedTasks.Count >= world.Rules.Limits.FailedTasks)
        {
            world.FailedTasks.RemoveAt(0);
        }

        world.FailedTasks.Add(task);
    }

    private void End(Move move, string end)
    {
        // What lost its server or disk meanwhile stays invalid, whatever the job came to.
        if (world.Find(move.Kind, move.Id) is not { } resource || (resource.Status == Status.Invalid && end != Move.Gone))
        {
            return;
        }

        if (end == Move.Gone)
        {
            world.Remove(move.Kind, resource);
            return;
        }

        world.Put(move.Kind, resource, end switch
        {
            Move.Back => move.Before,
            Move.AsGroup => world.GroupOf(resource).SteadyStatus,
            _ => end,
        });
        Consequences.StayBroken(resource, world);
    }
}
