using System.Globalization;
using System.Text.Json;
using SdrsMock.Resources;
using SdrsMock.Schemas;
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
    private readonly Dictionary<string, HashSet<string>> _reserved = [];
    private long _order;

    /// <summary>The job of that id, or null.</summary>
    public Job? this[string id] => _byId.GetValueOrDefault(id);

    public int Count => _byId.Count;

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

    /// <summary>Whether a job at work will use the address for a server that it is making.</summary>
    public bool Reserves(string subnetId, string address) => ReservedIn(subnetId)?.Contains(address) is true;

    /// <summary>The addresses in a subnet that jobs at work will use; null for none.</summary>
    public IReadOnlySet<string>? ReservedIn(string subnetId) => _reserved.GetValueOrDefault(subnetId);

    /// <summary>Keeps an address free for a server that the job will make or change.</summary>
    public void Reserve(Job job, AddressInSubnet address)
    {
        job.Reserved = address;
        Note(address);
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
                Note(address);
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
                _reserved[address.SubnetId].Remove(address.IpAddress);
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
            (job.ErrorCode, job.FailReason) = (failure.Code, ReasonOf(job, failure));
            owner.Fail(job, world);
            Keep(TaskOf(job));
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

    private void Note(AddressInSubnet address)
    {
        if (!_reserved.TryGetValue(address.SubnetId, out var addresses))
        {
            _reserved[address.SubnetId] = addresses = [];
        }

        addresses.Add(address.IpAddress);
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
            Move.AsGroup => SteadyStatusOf(world.GroupOf(resource)),
            _ => end,
        });
        if (resource is ReplicationPair { Status: Status.Protected, FaultLevel: not "0" and var level })
        {
            // What broke its synchronisation before is still broken.
            Consequences.BreakSynchronisation(world, resource.Id, level);
        }
    }

    /// <summary>The status that a group's instances and pairs have while nothing happens to them.</summary>
    internal static string SteadyStatusOf(ProtectionGroup group) => group.Status switch
    {
        Status.Protected or Status.Stopping or Status.Reversing or Status.FailingOver
            or Status.ErrorStopping or Status.ErrorReversing or Status.ErrorFailingOver => Status.Protected,
        Status.FailedOver or Status.Reprotecting or Status.ErrorReprotecting => Status.FailedOver,
        _ => Status.Available,
    };

    private static FailedTask TaskOf(Job job)
    {
        var type = Catalogue.JobTypes.First(type => type.Type == job.Type);
        return new()
        {
            JobId = job.Id,
            JobType = job.Type,
            ResourceId = job.ResourceId,
            ResourceName = job.ResourceName,
            ResourceType = type.ResourceType,
            FailureStatus = type.FailureStatus,
            GroupId = job.GroupId,
            BeginTime = job.BeginTime,
            ErrorCode = job.ErrorCode!,
            FailReason = job.FailReason!,
        };
    }

    // The openstack client parses what follows "error : " as JSON and crashes where it is missing. Ledger: clients.md, Jobs.
    private static string ReasonOf(Job job, ApiError failure) => string.Create(
        CultureInfo.InvariantCulture,
        $"Sdrs{char.ToUpperInvariant(job.Type[0])}{job.Type[1..]}Task-fail:{failure.Code}:Client error : {{\"badRequest\": {{\"message\": {JsonSerializer.Serialize(failure.Message, ReasonJson.Default.String)}, \"code\": {failure.Status}}}}}");
}
