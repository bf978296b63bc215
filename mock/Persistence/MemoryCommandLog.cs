using System.Collections.Concurrent;
using SdrsMock.Common;

namespace SdrsMock.Persistence;

/// <summary>
/// The log of a mock without <c>--state</c>: keeps the latest commands of each project in memory, for <see cref="ReadHistory"/> only.
/// A snapshot replaces the commands before the snapshot before it, so that a history never ends abruptly. Thread-safe.
/// </summary>
internal sealed class MemoryCommandLog : ICommandLog
{
    private readonly ConcurrentDictionary<string, Commands> _byProject = new();

    // Numbers are never given twice, so that a command that was executed before a replacement is not appended after it.
    private long _last;
    private long _base;

    public bool Persists => false;

    public IReadOnlyDictionary<string, DateTimeOffset> Latest { get; } = new Dictionary<string, DateTimeOffset>();

    public AddressAssignment Addresses => AddressAssignment.Drawn;

    public IReadOnlyList<string> Projects => [];

    // No write fails.
    public Action<WriteFailure>? WriteFailed
    {
        get => null;
        set { }
    }

    public void Probe()
    {
    }

    // Only a project that starts pristine is loaded: all others stay in memory.
    public ProjectHistory Load(string projectId) => ProjectHistory.Empty with { Sequence = Interlocked.Read(ref _base) };

    public ProjectHistory ReadHistory(string projectId) =>
        _byProject.TryGetValue(projectId, out var commands) ? commands.Read() : ProjectHistory.Empty;

    public ICommandSession Begin(string projectId, long sequence, bool onlyReads) => SingleProcessSession.Instance;

    public AppendedEntry? Append(
        ICommandSession session, string projectId, long expectedSequence, in LogEntry entry, byte[]? globalState = null,
        bool isPartial = false)
    {
        if (!_byProject.TryGetValue(projectId, out var commands))
        {
            commands = _byProject.GetOrAdd(projectId, static (_, start) => new(null, start), Interlocked.Read(ref _base));
        }

        return commands.TryAdd(entry, expectedSequence, ref _last) is { } sequence ? new(sequence, Task.CompletedTask) : null;
    }

    public void WriteSnapshot(in ProjectSnapshot snapshot, long sequence)
    {
        if (_byProject.TryGetValue(snapshot.ProjectId, out var commands))
        {
            commands.Fold(snapshot.Serialize(), sequence);
        }
    }

    public AppendedEntry Replace(in ProjectSnapshot snapshot) => new(Keep(snapshot), Task.CompletedTask);

    public Task Remove(ICommandSession session, string projectId, byte[] globalState)
    {
        _byProject.TryRemove(projectId, out _);
        return Task.CompletedTask;
    }

    public (IReadOnlyList<long> Sequences, Task Durable) ReplaceAll(IReadOnlyList<ProjectSnapshot> projects, byte[] globalState)
    {
        Interlocked.Exchange(ref _base, Interlocked.Increment(ref _last));
        _byProject.Clear();
        return ([.. projects.Select(project => Keep(project))], Task.CompletedTask);
    }

    public int? CountCall(string projectId, string operation, long second) => null;

    public GlobalStateRecord? ReadGlobalStateAfter(long version) => null;

    public GlobalStateRecord? BeginGlobalState(long version, ICommandSession? within) => null;

    public Task WriteGlobalState(byte[] globalState) => Task.CompletedTask;

    public void EndGlobalState()
    {
    }

    public void Dispose()
    {
    }

    // A pristine project needs no snapshot: its history starts with its first command.
    private long Keep(in ProjectSnapshot snapshot)
    {
        var sequence = Interlocked.Increment(ref _last);
        _byProject[snapshot.ProjectId] = new(snapshot.IsPristine ? null : snapshot.Serialize(), sequence);
        return sequence;
    }

    /// <summary>The commands of a project: those before the latest snapshot, and those since.</summary>
    /// <param name="start">The serialised state before the first command; null for a pristine project.</param>
    /// <param name="sequence">The number on which the first command is executed.</param>
    private sealed class Commands(byte[]? start, long sequence)
    {
        private readonly Lock _gate = new();
        private List<LogEntry> _earlier = [];
        private List<LogEntry> _latest = [];
        private byte[]? _start = start;
        private byte[]? _snapshot;
        private long _head = sequence;

        // The number of the command; null when another one, or a replacement, followed the expected one.
        public long? TryAdd(in LogEntry entry, long expected, ref long last)
        {
            lock (_gate)
            {
                if (_head != expected)
                {
                    return null;
                }

                _latest.Add(entry);
                return _head = Interlocked.Increment(ref last);
            }
        }

        // The state at the latest snapshot becomes the start, unless there was none yet.
        public void Fold(byte[] snapshot, long expected)
        {
            lock (_gate)
            {
                if (_head != expected)
                {
                    return;
                }

                (_start, _earlier) = (_snapshot ?? _start, _latest);
                (_snapshot, _latest) = (snapshot, []);
            }
        }

        public ProjectHistory Read()
        {
            lock (_gate)
            {
                return new(_head, _start, [.. _earlier, .. _latest]);
            }
        }
    }
}
