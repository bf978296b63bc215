using Microsoft.Data.Sqlite;
using SdrsMock.Common;
using SdrsMock.State;

namespace SdrsMock.Persistence.Sqlite;

/// <summary>
/// Keeps the state in a SQLite file in WAL mode: each batch of commands is committed in one transaction before any of them is
/// answered. Committed commands survive the end of the process and, unless <see cref="StateDurability.Normal"/> was chosen, a
/// power loss; with it the last moments may be lost, but never the order.
/// </summary>
internal sealed class SqliteStore : ICommandLog
{
    private static readonly RemoteEntries s_none = new(0, []);

    private readonly SqliteConnection _connection;
    private readonly PreparedStatements _statements;
    private readonly WriteBatcher<PreparedStatements> _queue;

    private SqliteStore(SqliteConnection connection)
    {
        _connection = connection;
        _statements = new(connection);
        _queue = new(_statements, Write) { Failed = Report };
    }

    public Action<WriteFailure>? WriteFailed { get; set; }

    public DateTimeOffset Latest => Read(statements => statements.Latest());

    public IReadOnlyList<string> Projects => Read(statements => statements.Projects());

    /// <summary>Opens a state file, or creates one.</summary>
    /// <exception cref="IncompatibleStateException">The file is damaged, foreign, of a newer mock, or of other settings; it is
    /// left unchanged.</exception>
    /// <exception cref="IOException">The file cannot be opened: another process uses it, or access is denied.</exception>
    public static SqliteStore Open(
        string file, StateDurability sync, IReadOnlyDictionary<string, string> origin) => new(SqliteStateFile.Open(file, sync, origin));

    public void Probe() => Read(statements =>
    {
        statements.InTransaction(statements.Probe);
        return true;
    });

    public ProjectHistory Load(string projectId) => Read(statements => statements.Load(projectId));

    // No other process has the file open, so no entry is missed.
    public RemoteEntries? BeginProject(ProjectState project, bool onlyReads) => s_none;

    public void EndProject(ProjectState project)
    {
    }

    public Task Append(ProjectState project, LoggedCommand call, byte[]? shared)
    {
        var seq = ++project.Persistence.Sequence;
        return _queue.Add(new(project, IsCall: true, statements =>
        {
            statements.Insert(project.ProjectId, seq, call);
            if (shared is not null)
            {
                statements.WriteGlobalState(shared);
            }
        })
        { IsShared = shared is not null });
    }

    public void WriteSnapshot(ProjectState project, byte[] snapshot)
    {
        var seq = project.Persistence.Sequence;
        _queue.Add(new(project, IsCall: false, statements => statements.WriteSnapshot(project, seq, snapshot)) { IsOptional = true });
    }

    public int? CountCall(string projectId, string operation, long second) => null;

    public Task Replace(
        ProjectState project, byte[] snapshot) =>
            _queue.Add(new(project, IsCall: false, statements => statements.Replace(project, snapshot)));

    public Task ReplaceAll(
        IReadOnlyList<(ProjectState Project, byte[] Snapshot)> projects, byte[] shared) => _queue.Add(new(null, IsCall: false, statements =>
    {
        statements.Clear();
        statements.WriteGlobalState(shared);
        foreach (var (project, snapshot) in projects)
        {
            statements.Replace(project, snapshot);
        }
    })
        { IsShared = true });

    // Only the first read can find a version that is not known yet.
    public GlobalStateRecord? ReadGlobalStateAfter(long version) =>
        version == 0 && Read(statements => statements.ReadGlobalState()) is { } bytes ? new(1, bytes) : null;

    public GlobalStateRecord? BeginGlobalState(long version, ProjectState? within) => null;

    public void EndGlobalState()
    {
    }

    public Task WriteGlobalState(byte[] shared) =>
        _queue.Add(new(null, IsCall: false, statements => statements.WriteGlobalState(shared)) { IsShared = true });

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

    private void Report(IReadOnlyList<PendingWrite<PreparedStatements>> lost) =>
        WriteFailed?.Invoke(
            new([.. lost.Select(item => item.Project).OfType<ProjectState>().Distinct()], lost.Any(item => item.IsShared),
                lost[0].Failure!));
}
