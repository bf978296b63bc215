using Npgsql;
using SdrsMock.Engine;

namespace SdrsMock.Storage.Postgres;

/// <summary>
/// Keeps the state in a PostgreSQL database that several mocks share. The database makes the calls of a project follow one
/// another: a call that may write holds the project's advisory lock from before it looks until its entry is committed,
/// and every call first repeats what other processes have done meanwhile. So all of them together answer as one would.
/// </summary>
internal sealed class PostgresStore : IStore
{
    // Calls wait for the database on their threads; with fewer of them a busy project would hold up the others.
    private const int Connections = 24;

    private readonly NpgsqlDataSource _source;
    // Of its own: a call that counts may hold a connection already, and must not wait for those who wait for it.
    private readonly NpgsqlDataSource _counting;
    private Exchange? _sharing;

    private PostgresStore(NpgsqlDataSource source, NpgsqlDataSource counting) => (_source, _counting) = (source, counting);

    public Action<Loss>? Lost { get; set; }

    public DateTimeOffset Latest => With(false, exchange => new DateTimeOffset(exchange.Say(
        "select greatest(coalesce((select max(at) from calls), 0), coalesce((select max(at) from snapshots), 0))").Ask(reader => reader.GetInt64(0)).Single(), TimeSpan.Zero));

    public IReadOnlyList<string> Projects => With(false, exchange => exchange.Say("select project from snapshots union select project from calls").Ask(reader => reader.GetString(0)));

    /// <exception cref="StateRefusal">What is there must be left alone.</exception>
    /// <exception cref="IOException">The database cannot be reached, or does not let us in.</exception>
    public static PostgresStore Open(PostgresAddress address, IReadOnlyDictionary<string, string> origin)
    {
        var settings = new NpgsqlConnectionStringBuilder
        {
            Host = address.Host,
            Port = address.Port,
            Database = address.Database,
            Username = address.User,
            Password = address.Password,
            SearchPath = "sdrs_mock",
            MaxPoolSize = Connections,
            MaxAutoPrepare = 20,
            AutoPrepareMinUsages = 2,
            ApplicationName = "sdrs-mock",
        };
        var source = NpgsqlDataSource.Create(settings.ConnectionString);
        try
        {
            PostgresSchema.Prepare(source, address, origin);
            ThreadPool.GetMinThreads(out var workers, out var ports);
            ThreadPool.SetMinThreads(Math.Max(workers, 2 * Connections), ports);
            settings.MaxPoolSize = 4;
            return new(source, NpgsqlDataSource.Create(settings.ConnectionString));
        }
        catch (Exception wrong) when (wrong is NpgsqlException or TimeoutException)
        {
            source.Dispose();
            throw new IOException($"--state: {address} cannot be used: {wrong.Message}", wrong);
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    public void Probe() => With(true, exchange =>
    {
        exchange.Insert("", 0, LoggedCall.Specimen);
        exchange.Say("delete from calls where project = ''");
        return true;
    });

    public History Load(string projectId) => With<History>(false, exchange =>
    {
        exchange.Lock(projectId, alone: false);
        using var reader = exchange
            .Say("select base from shared")
            .Say("select seq, document, sum from snapshots where project = $1", projectId)
            .Say($"select seq, {Exchange.CallColumns} from calls where project = $1 order by seq", projectId)
            .Run();
        var origin = reader.Rows(row => row.GetInt64(0)).Single();
        var (seq, snapshot, sum) = reader.Rows(row => (row.GetInt64(0), (byte[]?)row[1], row.GetInt64(2))).SingleOrDefault();
        var calls = reader.Rows(row => Exchange.Call(row, projectId));
        return snapshot is not null && Checksum.Of(projectId, seq, snapshot) != sum
            ? throw new StoreFailure($"the state of project {projectId} cannot be used: its snapshot is damaged")
            : new(Math.Max(calls is [.., var last] ? last.Seq : seq, origin), snapshot, [.. calls.Select(call => call.Call)]);
    });

    public Missed? Begin(World world, bool onlyReads)
    {
        var exchange = Opened(inTransaction: !onlyReads);
        world.Log.Held = exchange;
        try
        {
            exchange.Lock(world.ProjectId, alone: !onlyReads);
            var reader = exchange
                .Say("select greatest((select base from shared), (select seq from snapshots where project = $1))", world.ProjectId)
                .Say($"select seq, {Exchange.CallColumns} from calls where project = $1 and seq > $2 order by seq", world.ProjectId, world.Log.Seq)
                .Run();
            var beginning = reader.Rows(row => row.GetInt64(0)).Single();
            var calls = reader.Rows(row => Exchange.Call(row, world.ProjectId));
            reader.Dispose();
            if (onlyReads)
            {
                End(world);
            }

            return beginning > world.Log.Seq ? null : new(calls is [.., var last] ? last.Seq : world.Log.Seq, [.. calls.Select(call => call.Call)]);
        }
        catch (NpgsqlException wrong)
        {
            End(world);
            throw Failure(wrong);
        }
    }

    public void End(World world)
    {
        world.Log.Held?.Dispose();
        world.Log.Held = null;
    }

    public Task Keep(World world, LoggedCall call, byte[]? shared)
    {
        var exchange = (Exchange)world.Log.Held!;
        try
        {
            var seq = exchange.Say("select nextval('numbers')").Ask(reader => reader.GetInt64(0)).Single();
            exchange.Insert(world.ProjectId, seq, call);
            if (shared is not null)
            {
                exchange.Share(shared);
            }

            exchange.Commit();
            world.Log.Seq = seq;
            return Task.CompletedTask;
        }
        catch (NpgsqlException wrong)
        {
            throw Failure(wrong);
        }
    }

    public void Fold(World world, byte[] snapshot)
    {
        // The turn is over as far as the database is concerned: its call is committed.
        End(world);
        try
        {
            With(true, exchange =>
            {
                exchange.Lock(world.ProjectId, alone: true);
                exchange.Fold(world, snapshot);
                return true;
            });
        }
        catch (StoreFailure)
        {
            // A snapshot only makes the log shorter; the next one may succeed.
        }
    }

    public int? Count(string projectId, string operation, long second)
    {
        try
        {
            using var exchange = new Exchange(_counting.OpenConnection(), inTransaction: false);
            return exchange.Say(
                """
                insert into throttled as before values ($1, $2, $3, 1) on conflict (project, operation) do update
                set calls = case when before.second = excluded.second then before.calls + 1 else 1 end, second = excluded.second
                returning calls
                """,
                projectId, operation, second).Ask(reader => reader.GetInt32(0)).Single();
        }
        catch (Exception wrong) when (wrong is NpgsqlException or TimeoutException)
        {
            throw Failure(wrong);
        }
    }

    public Task Replace(World world, byte[] snapshot) => With<Task>(true, exchange =>
    {
        exchange.Lock(world.ProjectId, alone: true);
        world.Log.Seq = exchange.Replace(world, snapshot);
        return Task.CompletedTask;
    });

    public Task ReplaceAll(IReadOnlyList<(World World, byte[] Snapshot)> worlds, byte[] shared) => With<Task>(true, exchange =>
    {
        exchange.LockEverything();
        exchange.Clear();
        exchange.Share(shared);
        foreach (var (world, snapshot) in worlds)
        {
            world.Log.Seq = exchange.Replace(world, snapshot);
        }

        return Task.CompletedTask;
    });

    public SharedDocument? SharedAfter(long version) => With(false, exchange => exchange.SharedAfter(version, forUpdate: false));

    public SharedDocument? BeginShared(long version, World? within)
    {
        try
        {
            var exchange = within is null ? _sharing = Opened(inTransaction: true) : (Exchange)within.Log.Held!;
            return exchange.SharedAfter(version, forUpdate: true);
        }
        catch (NpgsqlException wrong)
        {
            throw Failure(wrong);
        }
    }

    public Task Share(byte[] shared)
    {
        try
        {
            _sharing!.Share(shared);
            _sharing.Commit();
            return Task.CompletedTask;
        }
        catch (NpgsqlException wrong)
        {
            throw Failure(wrong);
        }
    }

    public void EndShared()
    {
        _sharing?.Dispose();
        _sharing = null;
    }

    public void Dispose()
    {
        _source.Dispose();
        _counting.Dispose();
    }

    private T With<T>(bool inTransaction, Func<Exchange, T> act)
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
        catch (NpgsqlException wrong)
        {
            throw Failure(wrong);
        }
    }

    private Exchange Opened(bool inTransaction)
    {
        try
        {
            return new(_source.OpenConnection(), inTransaction);
        }
        catch (Exception wrong) when (wrong is NpgsqlException or TimeoutException or ObjectDisposedException)
        {
            throw Failure(wrong);
        }
    }

    private static StoreFailure Failure(Exception wrong) => new($"the state cannot be kept: {wrong.Message}", wrong);
}
