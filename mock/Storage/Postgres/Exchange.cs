using Npgsql;
using SdrsMock.Engine;

namespace SdrsMock.Storage.Postgres;

/// <summary>One connection, for as long as one thing takes. What is said goes to the database together, in one round trip.</summary>
internal sealed class Exchange : IDisposable
{
    /// <summary>The columns that <see cref="Call"/> reads, behind the number.</summary>
    public const string CallColumns = "at, method, path, query, body, fail_job, stuck_job, status, drawn, sum";

    private readonly NpgsqlConnection _connection;
    private NpgsqlTransaction? _transaction;
    private NpgsqlBatch _said;

    public Exchange(NpgsqlConnection connection, bool inTransaction)
    {
        _connection = connection;
        _transaction = inTransaction ? connection.BeginTransaction() : null;
        _said = new(connection);
    }

    /// <summary>Locks a project until the end of the transaction; without one, until what is said next is answered.</summary>
    public void Lock(string projectId, bool alone) =>
        Say("select pg_advisory_xact_lock_shared($1)", PostgresSchema.EverythingLock)
            .Say($"select pg_advisory_xact_lock{(alone ? "" : "_shared")}($1, hashtext($2))", (int)PostgresSchema.EverythingLock, projectId);

    /// <summary>Waits until nobody changes anything, and keeps everybody from doing so.</summary>
    public void LockEverything() => Say("select pg_advisory_xact_lock($1)", PostgresSchema.EverythingLock);

    /// <summary>Says something; it is sent by <see cref="Run"/>, <see cref="Ask"/> or <see cref="Commit"/>.</summary>
    public Exchange Say(string text, params object?[] values)
    {
        var command = new NpgsqlBatchCommand(text);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value ?? DBNull.Value });
        }

        _said.BatchCommands.Add(command);
        return this;
    }

    /// <summary>Sends what was said; the answers are read one after another, those without rows left out.</summary>
    public Answers Run()
    {
        var batch = _said;
        _said = new(_connection);
        return new(batch.ExecuteReader());
    }

    /// <summary>Sends what was said, and reads the rows of the last answer.</summary>
    public List<T> Ask<T>(Func<NpgsqlDataReader, T> read)
    {
        using var answers = Run();
        return answers.Rows(read);
    }

    public void Insert(string projectId, long seq, LoggedCall call) => Say(
        "insert into calls values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        projectId, seq, call.Time.UtcTicks, call.Method, call.Path, call.Query, call.Body.ToArray(), call.FailJob, call.StuckJob, call.Status, call.Drawn, Checksum.Of(projectId, seq, call));

    public void Fold(World world, byte[] snapshot)
    {
        var seq = world.Log.Seq;
        Say(
            """
            insert into snapshots select $1, $2, $3, $4, $5 where (select base from shared) <= $2
            on conflict (project) do update set seq = excluded.seq, at = excluded.at, document = excluded.document, sum = excluded.sum
            where snapshots.seq < excluded.seq
            """,
            world.ProjectId, seq, world.Now.UtcTicks, snapshot, Checksum.Of(world.ProjectId, seq, snapshot));
        Say("delete from calls where project = $1 and seq <= (select seq from snapshots where project = $1)", world.ProjectId);
    }

    /// <summary>Puts a snapshot in the place of all that there is of a project, and gives its number.</summary>
    public long Replace(World world, byte[] snapshot)
    {
        var seq = Say("select nextval('numbers')").Ask(reader => reader.GetInt64(0)).Single();
        Say("delete from calls where project = $1", world.ProjectId);
        Say("delete from snapshots where project = $1", world.ProjectId);
        Say("delete from throttled where project = $1", world.ProjectId);
        Say("insert into snapshots values ($1, $2, $3, $4, $5)", world.ProjectId, seq, world.Now.UtcTicks, snapshot, Checksum.Of(world.ProjectId, seq, snapshot));
        return seq;
    }

    public void Clear() => Say("delete from calls").Say("delete from snapshots").Say("delete from throttled").Say("update shared set base = nextval('numbers')");

    public void Share(byte[] shared) => Say("update shared set version = version + 1, document = $1", shared);

    public SharedDocument? SharedAfter(long version, bool forUpdate) =>
        // Every row is locked, not only a newer one.
        Say($"select version, case when version > $1 then document end from shared{(forUpdate ? " for update" : "")}", version)
            .Ask(row => row.IsDBNull(1) || ((byte[])row[1]).Length == 0 ? null : new SharedDocument(row.GetInt64(0), (byte[])row[1])).Single();

    public void Commit()
    {
        if (_said.BatchCommands.Count > 0)
        {
            Run().Dispose();
        }

        _transaction!.Commit();
        _transaction = null;
    }

    /// <summary>Ends it; what was not committed has not been.</summary>
    public void Dispose()
    {
        _transaction?.Dispose();
        _connection.Dispose();
    }

    /// <summary>A call of a project and its number.</summary>
    /// <exception cref="StoreFailure">It is damaged.</exception>
    public static (long Seq, LoggedCall Call) Call(NpgsqlDataReader row, string projectId)
    {
        var call = new LoggedCall(
            new(row.GetInt64(1), TimeSpan.Zero), row.GetString(2), row.GetString(3), row.GetString(4), (byte[])row[5],
            row.IsDBNull(6) ? null : row.GetString(6), row.GetBoolean(7), row.GetInt32(8), row.GetInt64(9));
        return Checksum.Of(projectId, row.GetInt64(0), call) == row.GetInt64(10)
            ? (row.GetInt64(0), call)
            : throw new StoreFailure($"the state of project {projectId} cannot be used: a call in its log is damaged");
    }

    /// <summary>The answers to what was said.</summary>
    internal sealed class Answers(NpgsqlDataReader reader) : IDisposable
    {
        private bool _isFirst = true;

        /// <summary>The rows of the next answer; those of locks are passed over.</summary>
        public List<T> Rows<T>(Func<NpgsqlDataReader, T> read)
        {
            do
            {
                if (!_isFirst)
                {
                    reader.NextResult();
                }

                _isFirst = false;
            }
            while (reader.FieldCount > 0 && reader.GetName(0).StartsWith("pg_advisory", StringComparison.Ordinal));
            var rows = new List<T>();
            while (reader.Read())
            {
                rows.Add(read(reader));
            }

            return rows;
        }

        public void Dispose() => reader.Dispose();
    }
}
