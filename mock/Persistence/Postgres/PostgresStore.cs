using Npgsql;
using SdrsMock.Common;

namespace SdrsMock.Persistence.Postgres;

/// <summary>
/// Keeps the state in a PostgreSQL database that several mocks share. The database orders the commands of a project: a command
/// that may write holds the project's advisory lock from before it reads until its entry is committed, and every command first
/// replays the entries that other processes appended meanwhile. All processes together therefore answer like a single one.
/// </summary>
internal sealed class PostgresStore : ICommandLog
{
    // Requests wait for the database on their threads; with fewer connections a busy project would delay the others.
    private const int Connections = 24;

    private readonly NpgsqlDataSource _source;
    // A data source of its own: a request that counts calls may hold a connection already, and must not wait for requests that
    // wait for it.
    private readonly NpgsqlDataSource _counting;
    private PostgresBatch? _sharing;

    private PostgresStore(NpgsqlDataSource source, NpgsqlDataSource counting, AddressAssignment addresses) =>
        (_source, _counting, Addresses) = (source, counting, addresses);

    public bool Persists => true;

    public Action<WriteFailure>? WriteFailed { get; set; }

    public AddressAssignment Addresses { get; }

    public IReadOnlyDictionary<string, DateTimeOffset> Latest => With(false, batch => batch
        .Enqueue(
            "select project, max(at) from (select project, at from calls union all select project, at from snapshots) as known "
            + "group by project")
        .Query(row => KeyValuePair.Create(row.GetString(0), new DateTimeOffset(row.GetInt64(1), TimeSpan.Zero)))
        .ToDictionary());

    public IReadOnlyList<string> Projects =>
        With(false, batch =>
            batch.Enqueue("select project from snapshots union select project from calls").Query(reader => reader.GetString(0)));

    /// <exception cref="IncompatibleStateException">The existing state cannot be used and is left unchanged.</exception>
    /// <exception cref="IOException">The database cannot be reached or rejects the login.</exception>
    public static PostgresStore Open(PostgresAddress address, IReadOnlyDictionary<string, string> origin)
    {
        var settings = new NpgsqlConnectionStringBuilder
        {
            SearchPath = "sdrs_mock",
            MaxPoolSize = Connections,
            MaxAutoPrepare = 20,
            AutoPrepareMinUsages = 2,
            ApplicationName = "sdrs-mock",
        };
        address.ApplyTo(settings);
        var source = NpgsqlDataSource.Create(settings.ConnectionString);
        try
        {
            var addresses = PostgresSchema.Prepare(source, address, origin);
            ThreadPool.GetMinThreads(out var workers, out var ports);
            ThreadPool.SetMinThreads(Math.Max(workers, 2 * Connections), ports);
            settings.MaxPoolSize = 4;
            return new(source, NpgsqlDataSource.Create(settings.ConnectionString), addresses);
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
        {
            source.Dispose();
            throw new IOException($"--state: {address} cannot be used: {exception.Message}", exception);
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    public void Probe() => With(true, batch =>
    {
        batch.Insert("", 0, LogEntry.Probe);
        batch.Enqueue("delete from calls where project = ''");
        return true;
    });

    public ProjectHistory Load(string projectId) => With<ProjectHistory>(false, batch =>
    {
        batch.Lock(projectId, alone: false);
        using var reader = batch
            .Enqueue("select base from shared")
            .Enqueue("select seq, document, sum from snapshots where project = $1", projectId)
            .Enqueue($"select seq, {PostgresBatch.CallColumns} from calls where project = $1 order by seq", projectId)
            .Run();
        var origin = reader.Rows(row => row.GetInt64(0)).Single();
        var (seq, snapshot, sum) = reader.Rows(row => (row.GetInt64(0), (byte[]?)row[1], row.GetInt64(2))).SingleOrDefault();
        var calls = reader.Rows(row => PostgresBatch.ReadEntry(row, projectId));
        return snapshot is not null && Checksum.Compute(projectId, seq, snapshot) != sum
            ? throw new StoreException($"the state of project {projectId} cannot be used: its snapshot is damaged")
            : new(Math.Max(calls is [.., var last] ? last.Seq : seq, origin), snapshot, [.. calls.Select(call => call.Entry)]);
    });

    public ProjectHistory ReadHistory(string projectId) => Load(projectId);

    public ICommandSession Begin(string projectId, long sequence, bool onlyReads)
    {
        var batch = Opened(inTransaction: !onlyReads);
        try
        {
            batch.Lock(projectId, alone: !onlyReads);
            var reader = batch
                .Enqueue("select greatest((select base from shared), (select seq from snapshots where project = $1))", projectId)
                .Enqueue(
                    "select $2 <= (select base from shared) or exists (select from snapshots where project = $1 and seq = $2) "
                    + "or exists (select from calls where project = $1 and seq = $2)", projectId, sequence)
                .Enqueue($"select seq, {PostgresBatch.CallColumns} from calls where project = $1 and seq > $2 order by seq",
                    projectId, sequence)
                .Run();
            var beginning = reader.Rows(row => row.GetInt64(0)).Single();
            // Another process may have removed the project.
            var isKnown = reader.Rows(row => row.GetBoolean(0)).Single();
            var calls = reader.Rows(row => PostgresBatch.ReadEntry(row, projectId));
            reader.Dispose();
            if (onlyReads)
            {
                batch.Dispose();
            }

            var last = calls is [.., var latest] ? latest.Seq : sequence;
            return new PostgresSession(
                batch, last, beginning > sequence || !isKnown ? null : new(last, [.. calls.Select(call => call.Entry)]));
        }
        catch (Exception exception)
        {
            batch.Dispose();
            throw exception is NpgsqlException ? Failure(exception) : exception;
        }
    }

    public AppendedEntry? Append(
        ICommandSession session, string projectId, long expectedSequence, in LogEntry entry, byte[]? globalState = null,
        bool isPartial = false)
    {
        var open = (PostgresSession)session;
        if (open.Missed is null || open.Sequence != expectedSequence)
        {
            return null;
        }

        try
        {
            var seq = open.Batch.Enqueue("select nextval('numbers')").Query(reader => reader.GetInt64(0)).Single();
            open.Batch.Insert(projectId, seq, entry);
            if (globalState is not null)
            {
                open.Batch.WriteGlobalState(globalState);
            }

            if (!isPartial)
            {
                open.Batch.Commit();
            }

            return new(open.Sequence = seq, Task.CompletedTask);
        }
        catch (NpgsqlException exception)
        {
            throw Failure(exception);
        }
    }

    public void WriteSnapshot(in ProjectSnapshot snapshot, long sequence)
    {
        var kept = snapshot;
        try
        {
            With(true, batch =>
            {
                batch.Lock(kept.ProjectId, alone: true);
                batch.WriteSnapshot(kept, sequence);
                return true;
            });
        }
        catch (StoreException)
        {
            // A snapshot only shortens the log; the next one may succeed.
        }
    }

    public int? CountCall(string projectId, string operation, long second)
    {
        try
        {
            using var batch = new PostgresBatch(_counting.OpenConnection(), inTransaction: false);
            return batch.Enqueue(
                """
                insert into throttled as before values ($1, $2, $3, 1) on conflict (project, operation) do update
                set calls = case when before.second = excluded.second then before.calls + 1 else 1 end, second = excluded.second
                returning calls
                """,
                projectId, operation, second).Query(reader => reader.GetInt32(0)).Single();
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
        {
            throw Failure(exception);
        }
    }

    public AppendedEntry Replace(in ProjectSnapshot snapshot)
    {
        var kept = snapshot;
        return With<AppendedEntry>(true, batch =>
        {
            batch.Lock(kept.ProjectId, alone: true);
            return new(batch.Replace(kept), Task.CompletedTask);
        });
    }

    public Task Remove(ICommandSession session, string projectId, byte[] globalState)
    {
        var batch = ((PostgresSession)session).Batch;
        try
        {
            batch.Remove(projectId);
            batch.WriteGlobalState(globalState);
            batch.Commit();
            return Task.CompletedTask;
        }
        catch (NpgsqlException exception)
        {
            throw Failure(exception);
        }
    }

    public (IReadOnlyList<long> Sequences, Task Durable) ReplaceAll(IReadOnlyList<ProjectSnapshot> projects, byte[] globalState) =>
        With<(IReadOnlyList<long>, Task)>(true, batch =>
        {
            batch.LockEverything();
            batch.Clear();
            batch.WriteGlobalState(globalState);
            return ([.. projects.Select(project => batch.Replace(project))], Task.CompletedTask);
        });

    public GlobalStateRecord? ReadGlobalStateAfter(long version) =>
        With(false, batch => batch.ReadGlobalStateAfter(version, forUpdate: false));

    public GlobalStateRecord? BeginGlobalState(long version, ICommandSession? within)
    {
        try
        {
            var batch = within is null ? _sharing = Opened(inTransaction: true) : ((PostgresSession)within).Batch;
            return batch.ReadGlobalStateAfter(version, forUpdate: true);
        }
        catch (NpgsqlException exception)
        {
            throw Failure(exception);
        }
    }

    public Task WriteGlobalState(byte[] globalState)
    {
        try
        {
            _sharing!.WriteGlobalState(globalState);
            _sharing.Commit();
            return Task.CompletedTask;
        }
        catch (NpgsqlException exception)
        {
            throw Failure(exception);
        }
    }

    public void EndGlobalState()
    {
        _sharing?.Dispose();
        _sharing = null;
    }

    public void Dispose()
    {
        _source.Dispose();
        _counting.Dispose();
    }

    private T With<T>(bool inTransaction, Func<PostgresBatch, T> act)
    {
        using var batch = Opened(inTransaction);
        try
        {
            var result = act(batch);
            if (inTransaction)
            {
                batch.Commit();
            }

            return result;
        }
        catch (NpgsqlException exception)
        {
            throw Failure(exception);
        }
    }

    private PostgresBatch Opened(bool inTransaction)
    {
        try
        {
            return new(_source.OpenConnection(), inTransaction);
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException or ObjectDisposedException)
        {
            throw Failure(exception);
        }
    }

    private static StoreException Failure(Exception wrong) => new($"the state cannot be persisted: {wrong.Message}", wrong);
}
