using Microsoft.Data.Sqlite;
using SdrsMock.Common;

namespace SdrsMock.Persistence.Sqlite;

/// <summary>
/// Keeps the state in a SQLite file in WAL mode: each batch of commands is committed in one transaction before any of them is
/// answered. Committed commands survive the end of the process and, unless <see cref="StateDurability.Normal"/> was chosen, a
/// power loss; with it the last moments may be lost, but never the order.
/// </summary>
internal sealed class SqliteStore : ICommandLog
{
    private readonly SqliteConnection _connection;
    private readonly PreparedStatements _statements;
    private readonly WriteBatcher<PreparedStatements> _queue;

    // The number of the last entry of each project that has entries; null when it must be loaded again. A project without entries
    // has the number of the last replacement of everything. Numbers are unique in the file, so that a command that was executed
    // before a replacement cannot follow it. Used under the lock of the queue.
    private readonly Dictionary<string, long?> _heads = [];
    private long _base;
    private long _last;

    private SqliteStore(SqliteConnection connection, string file)
    {
        _connection = connection;
        _statements = new(connection);
        _queue = new(_statements, Write) { Dropped = Forget, Failed = Report };
        Addresses = StateCompatibility.ReadAddresses(file, SqliteStateFile.ReadOrigin(connection));
        (Latest, _last) = Read(statements => (statements.Latest(), statements.LastSequence()));
    }

    public bool Persists => true;

    public Action<WriteFailure>? WriteFailed { get; set; }

    public IReadOnlyDictionary<string, DateTimeOffset> Latest { get; }

    public AddressAssignment Addresses { get; }

    public IReadOnlyList<string> Projects => Read(statements => statements.Projects());

    /// <summary>Opens a state file, or creates one.</summary>
    /// <exception cref="IncompatibleStateException">The file is damaged, foreign, of a newer mock, or of other settings; it is
    /// left unchanged.</exception>
    /// <exception cref="IOException">The file cannot be opened: another process uses it, or access is denied.</exception>
    public static SqliteStore Open(
        string file, StateDurability sync, IReadOnlyDictionary<string, string> origin) =>
        new(SqliteStateFile.Open(file, sync, origin), file);

    public void Probe() => Read(statements =>
    {
        statements.InTransaction(statements.Probe);
        return true;
    });

    public ProjectHistory Load(string projectId) => Read(statements =>
    {
        var history = statements.Load(projectId);
        lock (_queue.Queue)
        {
            var hasEntries = history.Snapshot is not null || history.Entries.Count > 0;
            if (_heads.GetValueOrDefault(projectId) is null)
            {
                _heads.Remove(projectId);
                if (hasEntries)
                {
                    _heads.Add(projectId, history.Sequence);
                }
            }

            return hasEntries ? history : history with { Sequence = _base };
        }
    });

    public ProjectHistory ReadHistory(string projectId) => Read(statements => statements.Load(projectId));

    // No other process has the file open.
    public ICommandSession Begin(string projectId, long sequence, bool onlyReads) => SingleProcessSession.Instance;

    public AppendedEntry? Append(
        ICommandSession session, string projectId, long expectedSequence, in LogEntry entry, byte[]? globalState = null,
        bool isPartial = false)
    {
        var kept = entry;
        lock (_queue.Queue)
        {
            if ((_heads.TryGetValue(projectId, out var head) ? head : _base) != expectedSequence)
            {
                return null;
            }

            var seq = ++_last;
            _heads[projectId] = seq;
            return new(seq, _queue.Add(new(projectId, statements =>
            {
                statements.Insert(projectId, seq, kept);
                if (globalState is not null)
                {
                    statements.WriteGlobalState(globalState);
                }
            })
            { IsShared = globalState is not null }));
        }
    }

    public void WriteSnapshot(in ProjectSnapshot snapshot, long sequence)
    {
        var (projectId, time, document) = (snapshot.ProjectId, snapshot.Time, snapshot.Serialize());
        _queue.Add(new(projectId, statements => statements.WriteSnapshot(projectId, sequence, time, document)) { IsOptional = true });
    }

    public int? CountCall(string projectId, string operation, long second) => null;

    public AppendedEntry Replace(in ProjectSnapshot snapshot)
    {
        var (projectId, time, document) = (snapshot.ProjectId, snapshot.Time, snapshot.Serialize());
        lock (_queue.Queue)
        {
            var seq = ++_last;
            _heads[projectId] = seq;
            return new(seq, _queue.Add(new(projectId, statements => statements.Replace(projectId, seq, time, document))));
        }
    }

    public Task Remove(ICommandSession session, string projectId, byte[] globalState)
    {
        lock (_queue.Queue)
        {
            // A command that was executed before can no longer be appended.
            _heads[projectId] = null;
            return _queue.Add(new(projectId, statements =>
            {
                statements.Remove(projectId);
                statements.WriteGlobalState(globalState);
            })
            { IsShared = true });
        }
    }

    public (IReadOnlyList<long> Sequences, Task Durable) ReplaceAll(IReadOnlyList<ProjectSnapshot> projects, byte[] globalState)
    {
        var documents = projects.Select(project => (project.ProjectId, project.Time, Bytes: project.Serialize())).ToList();
        lock (_queue.Queue)
        {
            _heads.Clear();
            _base = ++_last;
            var sequences = projects.Select(_ => ++_last).ToList();
            for (var index = 0; index < projects.Count; index++)
            {
                _heads[projects[index].ProjectId] = sequences[index];
            }

            return (sequences, _queue.Add(new(null, statements =>
            {
                statements.Clear();
                statements.WriteGlobalState(globalState);
                foreach (var (document, seq) in documents.Zip(sequences))
                {
                    statements.Replace(document.ProjectId, seq, document.Time, document.Bytes);
                }
            })
            { IsShared = true }));
        }
    }

    // Only the first read can find a version that is not known yet.
    public GlobalStateRecord? ReadGlobalStateAfter(long version) =>
        version == 0 && Read(statements => statements.ReadGlobalState()) is { } bytes ? new(1, bytes) : null;

    public GlobalStateRecord? BeginGlobalState(long version, ICommandSession? within) => null;

    public void EndGlobalState()
    {
    }

    public Task WriteGlobalState(byte[] globalState) =>
        _queue.Add(new(null, statements => statements.WriteGlobalState(globalState)) { IsShared = true });

    // For tests: limits the size of the file, or queries its state.
    internal IReadOnlyList<string?> Enqueue(string text) => Read(_ => _connection.Query(text, row => row.GetValue(0).ToString()));

    public void Dispose()
    {
        try
        {
            Read(statements => statements.Projects());
        }
        catch (StoreException)
        {
            // The requests that waited for these entries have been told already.
        }

        _statements.Dispose();
        _connection.Dispose();
    }

    private static void Write(PreparedStatements statements, IReadOnlyList<PendingWrite<PreparedStatements>> batch)
    {
        statements.InTransaction(() => Put(batch.Where(item => !item.IsOptional), statements));
        if (batch.Any(item => item.IsOptional))
        {
            try
            {
                // In one transaction: at shutdown each project has a snapshot, and each transaction waits for the disk.
                statements.InTransaction(() => Put(batch.Where(item => item.IsOptional), statements));
            }
            catch (StoreException)
            {
                // A snapshot only shortens the log; the next one may find room.
            }
        }
    }

    private static void Put(IEnumerable<PendingWrite<PreparedStatements>> items, PreparedStatements statements)
    {
        foreach (var item in items)
        {
            item.Into(statements);
        }
    }

    private T Read<T>(Func<PreparedStatements, T> act)
    {
        try
        {
            return _queue.Use(act);
        }
        catch (Exception exception) when (exception is SqliteException or InvalidOperationException)
        {
            throw new StoreException($"the state cannot be read: {exception.Message}", exception);
        }
    }

    // No entry may follow a missing one: the projects must be loaded again. The caller holds the lock of the queue.
    private void Forget(IReadOnlyList<PendingWrite<PreparedStatements>> lost)
    {
        foreach (var projectId in lost.Select(item => item.ProjectId).OfType<string>())
        {
            _heads[projectId] = null;
        }

        if (lost.Any(item => item.IsShared))
        {
            // Every project may depend on the global state that was lost.
            _heads.Keys.ToList().ForEach(projectId => _heads[projectId] = null);
            _base = ++_last;
        }
    }

    private void Report(IReadOnlyList<PendingWrite<PreparedStatements>> lost) =>
        WriteFailed?.Invoke(
            new([.. lost.Select(item => item.ProjectId).OfType<string>().Distinct()], lost.Any(item => item.IsShared),
                lost[0].Failure!));
}
