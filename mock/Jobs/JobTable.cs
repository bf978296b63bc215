using SdrsMock.Inventory;
using SdrsMock.Model;

namespace SdrsMock.Jobs;

/// <summary>
/// The jobs of a project: by id, by due time, and the addresses that running jobs reserve. It holds data only;
/// <c>JobScheduler</c> starts and completes jobs. The caller holds the project lock.
/// </summary>
/// <param name="limits">How many finished jobs are retained.</param>
internal sealed class JobTable(RetentionLimits limits)
{
    private readonly Dictionary<string, Job> _byId = [];
    private readonly PriorityQueue<Job, (DateTimeOffset Due, long Order)> _due = new();
    private readonly Queue<Job> _finished = [];
    private readonly List<Job> _stuck = [];
    private long _order;

    /// <summary>The job with this id, or null.</summary>
    public Job? this[string id] => _byId.GetValueOrDefault(id);

    /// <summary>Called after a job was added or has ended.</summary>
    public Action<Job>? Changed { get; set; }

    public int Count => _byId.Count;

    /// <summary>The addresses that running jobs will assign.</summary>
    public ReservedAddresses Reserved { get; } = new();

    /// <summary>All jobs in the order in which they started.</summary>
    public IReadOnlyCollection<Job> All => [.. _byId.Values.OrderBy(job => job.Order)];

    /// <summary>The jobs that have not ended, in no particular order.</summary>
    public IEnumerable<Job> Running => _due.UnorderedItems.Select(item => item.Element).Concat(_stuck);

    /// <summary>When the next job ends; null when none is running.</summary>
    public DateTimeOffset? NextDue => _due.TryPeek(out _, out var next) ? next.Due : null;

    /// <summary>When the last job ends; null when none is running.</summary>
    public DateTimeOffset? LastDue => _due.Count == 0 ? null : _due.UnorderedItems.Max(item => item.Priority.Due);

    /// <summary>Reserves an address for a server that the job creates or changes.</summary>
    public void Reserve(Job job, SubnetAddress address)
    {
        job.Reserved = address;
        Reserved.Add(address);
    }

    /// <summary>Adds a job as it is: a new one, or one from a saved state.</summary>
    public void Add(Job job)
    {
        job.Order = _order++;
        _byId.Add(job.Id, job);
        if (job.IsOver)
        {
            RetainFinished(job);
            return;
        }

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

        Changed?.Invoke(job);
    }

    /// <summary>Removes the next job that is due at <paramref name="now"/> from the queue and releases its address.</summary>
    /// <param name="now">The instant up to which jobs are due.</param>
    /// <param name="due">When the job was due.</param>
    /// <returns>The job, or null when no further one is due.</returns>
    public Job? TakeDue(DateTimeOffset now, out DateTimeOffset due)
    {
        while (_due.TryPeek(out var job, out var next) && next.Due <= now)
        {
            _due.Dequeue();
            if (job.DueTime is null)
            {
                // A fault rule made the job stuck after it was queued: it never ends and keeps its address.
                _stuck.Add(job);
                continue;
            }

            if (job.Reserved is { } address)
            {
                Reserved.Remove(address);
            }

            due = next.Due;
            return job;
        }

        due = default;
        return null;
    }

    /// <summary>Lets a running job end at another time; null for never.</summary>
    public void Reschedule(Job job, DateTimeOffset? due)
    {
        if (!_due.Remove(job, out _, out _))
        {
            _stuck.Remove(job);
        }

        job.DueTime = due;
        if (due is { } time)
        {
            _due.Enqueue(job, (time, job.Order));
        }
        else
        {
            _stuck.Add(job);
        }

        Changed?.Invoke(job);
    }

    /// <summary>
    /// Ends a job. Only the latest finished jobs are retained, so that a mock that runs for weeks does not grow without limit.
    /// </summary>
    public void Finish(Job job)
    {
        job.End();
        RetainFinished(job);
        Changed?.Invoke(job);
    }

    private void RetainFinished(Job job)
    {
        _finished.Enqueue(job);
        if (_finished.Count > limits.FinishedJobs)
        {
            _byId.Remove(_finished.Dequeue().Id);
        }
    }
}
