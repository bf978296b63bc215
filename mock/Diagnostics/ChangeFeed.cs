using System.Text;
using System.Text.Json;
using SdrsMock.Common;

namespace SdrsMock.Diagnostics;

/// <summary>
/// The latest change events, in a ring of fixed size. Nothing is kept before the first subscription, and nothing once a whole ring
/// was filled without a subscriber. A subscriber that is slower than the ring gets one event <see cref="ChangeKind.Lost"/>, so
/// that no subscriber costs memory or delays a change. Thread-safe.
/// </summary>
/// <param name="firstId">
/// The events are counted from here. A later process must start higher, so that a client that resumes there learns of its loss.
/// </param>
internal sealed class ChangeFeed(long firstId) : IProjectScope
{
    /// <summary>How many events are kept.</summary>
    public const int Capacity = 4096;

    private const int MaxBatch = 256;

    private readonly Lock _gate = new();
    private ChangeEvent[] _ring = [];
    private TaskCompletionSource? _next;
    private volatile bool _isRecording;
    private long _last = firstId;

    // The ring holds the events after this one, at most a ring full.
    private long _start = firstId;
    private int _subscribers;
    private int _unread;

    /// <summary>Whether events are kept. It is the only cost of a change without a subscriber.</summary>
    public bool IsRecording => _isRecording;

    /// <summary>How many subscriptions there are.</summary>
    public int SubscriberCount => Volatile.Read(ref _subscribers);

    /// <summary>Starts a subscription; the caller disposes it.</summary>
    /// <param name="after">The last event that the client has; null to start with the next one.</param>
    /// <param name="projectId">Skips the events of other projects; null for the events of all.</param>
    public ChangeSubscription Subscribe(long? after, string? projectId)
    {
        lock (_gate)
        {
            if (!_isRecording)
            {
                _ring = new ChangeEvent[Capacity];
                _isRecording = true;
            }

            _subscribers++;
            return new(this, after ?? _last, projectId);
        }
    }

    /// <summary>Ends a subscription.</summary>
    public void Unsubscribe()
    {
        lock (_gate)
        {
            _subscribers--;
            _unread = 0;
        }
    }

    /// <summary>The next events after one, oldest first, or one <see cref="ChangeKind.Lost"/>; none when nothing has changed.</summary>
    public IReadOnlyList<ChangeEvent> ReadAfter(long id)
    {
        lock (_gate)
        {
            if (id > _last || id < Math.Max(_start, _last - Capacity))
            {
                return [new(_last, ChangeKind.Lost, null, "{}")];
            }

            var events = new ChangeEvent[Math.Min(_last - id, MaxBatch)];
            for (var index = 0; index < events.Length; index++)
            {
                events[index] = _ring[(id + 1 + index) % Capacity];
            }

            return events;
        }
    }

    /// <summary>Completes when there is an event after this one.</summary>
    public Task WaitAfter(long id)
    {
        lock (_gate)
        {
            return id != _last ? Task.CompletedTask : (_next ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    /// <summary>Records an answered call.</summary>
    public void RecordCall(string requestId, string? projectId, string? operation, int status)
    {
        if (_isRecording)
        {
            Record(ChangeKind.Call, projectId, json =>
            {
                json.WriteString("request_id", requestId);
                json.WriteString("operation", operation);
                json.WriteNumber("status", status);
            });
        }
    }

    /// <summary>Records the start or the end of a job.</summary>
    public void RecordJob(string projectId, string jobId, string operation, string status)
    {
        if (_isRecording)
        {
            Record(ChangeKind.Job, projectId, json =>
            {
                json.WriteString("job_id", jobId);
                json.WriteString("operation", operation);
                json.WriteString("status", status);
            });
        }
    }

    /// <summary>Keeps events of the project as of any other.</summary>
    public void Open(string projectId)
    {
    }

    /// <summary>Deletes the events of a project.</summary>
    public void Close(string projectId)
    {
        lock (_gate)
        {
            for (var index = 0; index < _ring.Length; index++)
            {
                if (_ring[index].ProjectId == projectId)
                {
                    _ring[index] = _ring[index] with { Kind = ChangeKind.None, Data = "" };
                }
            }
        }
    }

    /// <summary>Records that a project was created or deleted.</summary>
    public void RecordProject(string projectId, string change)
    {
        if (_isRecording)
        {
            Record(ChangeKind.Project, projectId, json => json.WriteString("change", change));
        }
    }

    /// <summary>Records that the clock of a project was moved, or the mock's clock.</summary>
    public void RecordClock(string? projectId, DateTimeOffset now)
    {
        if (_isRecording)
        {
            Record(ChangeKind.Clock, projectId, json => json.WriteString("now", WireTimeFormat.FormatZoned(now)));
        }
    }

    /// <summary>Records that the fault rules of a project changed, or those for all projects.</summary>
    public void RecordFaults(string? projectId)
    {
        if (_isRecording)
        {
            Record(ChangeKind.Faults, projectId, _ => { });
        }
    }

    /// <summary>Records that a mutant was switched on or off in a project, or in all.</summary>
    public void RecordMutant(string? projectId)
    {
        if (_isRecording)
        {
            Record(ChangeKind.Mutant, projectId, _ => { });
        }
    }

    /// <summary>Records that a named snapshot of a project was taken or deleted.</summary>
    public void RecordSnapshots(string projectId)
    {
        if (_isRecording)
        {
            Record(ChangeKind.Snapshots, projectId, _ => { });
        }
    }

    /// <summary>Records a change of a kind of items, such as <c>servers</c>.</summary>
    public void RecordInventory(string projectId, string kind)
    {
        if (_isRecording)
        {
            Record(ChangeKind.Inventory, projectId, json => json.WriteString("kind", kind));
        }
    }

    /// <summary>Records that a project was reset or replaced; null for everything.</summary>
    public void RecordReset(string? projectId)
    {
        if (_isRecording)
        {
            Record(ChangeKind.Reset, projectId, _ => { });
        }
    }

    private void Record(string kind, string? projectId, Action<Utf8JsonWriter> write)
    {
        var data = Serialize(projectId, write);
        lock (_gate)
        {
            if (_isRecording && !StopUnread())
            {
                _last++;
                _ring[_last % Capacity] = new(_last, kind, projectId, data);
                _next?.SetResult();
                _next = null;
            }
        }
    }

    // Ends the recording when all kept events were recorded without a subscriber. The caller holds the lock.
    private bool StopUnread()
    {
        if (_subscribers > 0 || ++_unread <= Capacity)
        {
            return false;
        }

        _isRecording = false;
        // The number of the event that is not kept: a client that resumes has lost it.
        _start = ++_last;
        _ring = [];
        return true;
    }

    private static string Serialize(string? projectId, Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            if (projectId is not null)
            {
                json.WriteString("project_id", projectId);
            }

            write(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }
}
