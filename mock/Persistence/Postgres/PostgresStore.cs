using Npgsql;
using SdrsMock.Common;
using SdrsMock.State;

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

    private PostgresStore(NpgsqlDataSource source, NpgsqlDataSource counting) => (_source, _counting) = (source, counting);

    public Action<WriteFailure>? WriteFailed { get; set; }

    public DateTimeOffset Latest => With(false, exchange => new DateTimeOffset(exchange.Enqueue(
        "select greatest(coalesce((select max(at) from calls), 0), coalesce((select max(at) from snapshots), 0))").Query(
            reader => reader.GetInt64(0)).Single(), TimeSpan.Zero));

    public IReadOnlyList<string> Projects =>
        With(false, exchange =>
            exchange.Enqueue("select project from snapshots union select project from calls").Query(reader => reader.GetString(0)));

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
            PostgresSchema.Prepare(source, address, origin);
            ThreadPool.GetMinThreads(out var workers, out var ports);
            ThreadPool.SetMinThreads(Math.Max(workers, 2 * Connections), ports);
            settings.MaxPoolSize = 4;
            return new(source, NpgsqlDataSource.Create(settings.ConnectionString));
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

    public void Probe() => With(true, exchange =>
    {
        exchange.Insert("", 0, LoggedCommand.ProbeCommand);
        exchange.Enqueue("delete from calls where project = ''");
        return true;
    });

    public ProjectHistory Load(string projectId) => With<ProjectHistory>(false, exchange =>
    {
        exchange.Lock(projectId, alone: false);
        using var reader = exchange
            .Enqueue("select base from shared")
            .Enqueue("select seq, document, sum from snapshots where project = $1", projectId)
            .Enqueue($"select seq, {PostgresBatch.CallColumns} from calls where project = $1 order by seq", projectId)
            .Run();
        var origin = reader.Rows(row => row.GetInt64(0)).Single();
        var (seq, snapshot, sum) = reader.Rows(row => (row.GetInt64(0), (byte[]?)row[1], row.GetInt64(2))).SingleOrDefault();
        var calls = reader.Rows(row => PostgresBatch.ReadCommand(row, projectId));
        return snapshot is not null && Checksum.Compute(projectId, seq, snapshot) != sum
            ? throw new StoreException($"the state of project {projectId} cannot be used: its snapshot is damaged")
            : new(Math.Max(calls is [.., var last] ? last.Seq : seq, origin), snapshot, [.. calls.Select(call => call.Call)]);
    });

    public RemoteEntries? BeginProject(ProjectState project, bool onlyReads)
    {
        var exchange = Opened(inTransaction: !onlyReads);
        project.Persistence.IsHeld = exchange;
        try
        {
            exchange.Lock(project.ProjectId, alone: !onlyReads);
            var reader = exchange
                .Enqueue("select greatest((select base from shared), (select seq from snapshots where project = $1))", project.ProjectId)
                .Enqueue($"select seq, {PostgresBatch.CallColumns} from calls where project = $1 and seq > $2 order by seq",
                    project.ProjectId, project.Persistence.Sequence)
                .Run();
            var beginning = reader.Rows(row => row.GetInt64(0)).Single();
            var calls = reader.Rows(row => PostgresBatch.ReadCommand(row, project.ProjectId));
            reader.Dispose();
            if (onlyReads)
            {
                EndProject(project);
            }

            return beginning > project.Persistence.Sequence ? null
                : new(calls is [.., var last] ? last.Seq : project.Persistence.Sequence, [.. calls.Select(call => call.Call)]);
        }
        catch (NpgsqlException exception)
        {
            EndProject(project);
            throw Failure(exception);
        }
    }

    public void EndProject(ProjectState project)
    {
        project.Persistence.IsHeld?.Dispose();
        project.Persistence.IsHeld = null;
    }

    public Task Append(ProjectState project, LoggedCommand call, byte[]? shared)
    {
        var exchange = (PostgresBatch)project.Persistence.IsHeld!;
        try
        {
            var seq = exchange.Enqueue("select nextval('numbers')").Query(reader => reader.GetInt64(0)).Single();
            exchange.Insert(project.ProjectId, seq, call);
            if (shared is not null)
            {
                exchange.WriteGlobalState(shared);
            }

            exchange.Commit();
            project.Persistence.Sequence = seq;
            return Task.CompletedTask;
        }
        catch (NpgsqlException exception)
        {
            throw Failure(exception);
        }
    }

    public void WriteSnapshot(ProjectState project, byte[] snapshot)
    {
        // The database part of the command is complete: its entry is committed.
        EndProject(project);
        try
        {
            With(true, exchange =>
            {
                exchange.Lock(project.ProjectId, alone: true);
                exchange.WriteSnapshot(project, snapshot);
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
            using var exchange = new PostgresBatch(_counting.OpenConnection(), inTransaction: false);
            return exchange.Enqueue(
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

    public Task Replace(ProjectState project, byte[] snapshot) => With<Task>(true, exchange =>
    {
        exchange.Lock(project.ProjectId, alone: true);
        project.Persistence.Sequence = exchange.Replace(project, snapshot);
        return Task.CompletedTask;
    });

    public Task ReplaceAll(IReadOnlyList<(ProjectState Project, byte[] Snapshot)> projects, byte[] shared) => With<Task>(true, exchange =>
    {
        exchange.LockEverything();
        exchange.Clear();
        exchange.WriteGlobalState(shared);
        foreach (var (project, snapshot) in projects)
        {
            project.Persistence.Sequence = exchange.Replace(project, snapshot);
        }

        return Task.CompletedTask;
    });

    public GlobalStateRecord? ReadGlobalStateAfter(long version) =>
        With(false, exchange => exchange.ReadGlobalStateAfter(version, forUpdate: false));

    public GlobalStateRecord? BeginGlobalState(long version, ProjectState? within)
    {
        try
        {
            var exchange = within is null ? _sharing = Opened(inTransaction: true) : (PostgresBatch)within.Persistence.IsHeld!;
            return exchange.ReadGlobalStateAfter(version, forUpdate: true);
        }
        catch (NpgsqlException exception)
        {
            throw Failure(exception);
        }
    }

    public Task WriteGlobalState(byte[] shared)
    {
        try
        {
            _sharing!.WriteGlobalState(shared);
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
        using var exchange = Opened(inTransaction);
        try
        {
            var result = act(exchange);
            if (inTransaction)
            {
                exchange.Commit();
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
