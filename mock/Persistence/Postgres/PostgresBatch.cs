using Npgsql;
using SdrsMock.Common;

namespace SdrsMock.Persistence.Postgres;

/// <summary>A pooled connection that sends several commands in one round trip. Not thread-safe.</summary>
internal sealed class PostgresBatch : IDisposable
{
    /// <summary>The columns that <see cref="ReadEntry"/> reads, after the sequence number.</summary>
    public const string CallColumns = "at, method, path, query, body, fail_job, stuck_job, status, drawn, sum";

    private readonly NpgsqlConnection _connection;
    private NpgsqlTransaction? _transaction;
    private NpgsqlBatch _batch;

    public PostgresBatch(NpgsqlConnection connection, bool inTransaction)
    {
        _connection = connection;
        _transaction = inTransaction ? connection.BeginTransaction() : null;
        _batch = new(connection);
    }

    /// <summary>
    /// Locks a project until the end of the transaction or, without a transaction, until the next command has completed.
    /// </summary>
    public void Lock(string projectId, bool alone) =>
        Enqueue("select pg_advisory_xact_lock_shared($1)", PostgresSchema.EverythingLock)
            .Enqueue($"select pg_advisory_xact_lock{(alone ? "" : "_shared")}($1, hashtext($2))", (int)PostgresSchema.EverythingLock,
                projectId);

    /// <summary>Waits until no process changes anything, and blocks all others.</summary>
    public void LockEverything() => Enqueue("select pg_advisory_xact_lock($1)", PostgresSchema.EverythingLock);

    /// <summary>Adds a command to the batch; <see cref="Run"/>, <see cref="Query"/> or <see cref="Commit"/> sends it.</summary>
    public PostgresBatch Enqueue(string text, params object?[] values)
    {
        var command = new NpgsqlBatchCommand(text);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value ?? DBNull.Value });
        }

        _batch.BatchCommands.Add(command);
        return this;
    }

    /// <summary>Sends the batch; the results are read one after another, without those that have no rows.</summary>
    public BatchResults Run()
    {
        var batch = _batch;
        _batch = new(_connection);
        return new(batch.ExecuteReader());
    }

    /// <summary>Sends the batch and reads the rows of the last result.</summary>
    public List<T> Query<T>(Func<NpgsqlDataReader, T> read)
    {
        using var answers = Run();
        return answers.Rows(read);
    }

    public void Insert(string projectId, long seq, in LogEntry entry) => Enqueue(
        "insert into calls values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        projectId, seq, entry.Time.UtcTicks, entry.Method, entry.Path, entry.Query, entry.Body.ToArray(), entry.FailJob,
            entry.StuckJob, entry.Status, entry.DrawnIds, Checksum.Compute(projectId, seq, entry));

    public void WriteSnapshot(in ProjectSnapshot snapshot, long seq)
    {
        var document = snapshot.Serialize();
        Enqueue(
            """
            insert into snapshots select $1, $2, $3, $4, $5 where (select base from shared) <= $2
            on conflict (project) do update set seq = excluded.seq, at = excluded.at, document = excluded.document, sum = excluded.sum
            where snapshots.seq < excluded.seq
            """,
            snapshot.ProjectId, seq, snapshot.Time.UtcTicks, document, Checksum.Compute(snapshot.ProjectId, seq, document));
        Enqueue(
            "delete from calls where project = $1 and seq <= (select seq from snapshots where project = $1)", snapshot.ProjectId);
    }

    /// <summary>Replaces everything about a project by a snapshot, and returns its sequence number.</summary>
    public long Replace(in ProjectSnapshot snapshot)
    {
        var (projectId, document) = (snapshot.ProjectId, snapshot.Serialize());
        var seq = Enqueue("select nextval('numbers')").Query(reader => reader.GetInt64(0)).Single();
        Remove(projectId);
        Enqueue("insert into snapshots values ($1, $2, $3, $4, $5)", projectId, seq, snapshot.Time.UtcTicks, document,
            Checksum.Compute(projectId, seq, document));
        return seq;
    }

    /// <summary>Removes everything about a project.</summary>
    public void Remove(string projectId)
    {
        Enqueue("delete from calls where project = $1", projectId);
        Enqueue("delete from snapshots where project = $1", projectId);
        Enqueue("delete from throttled where project = $1", projectId);
    }

    public void Clear() =>
        Enqueue("delete from calls").Enqueue("delete from snapshots").Enqueue("delete from throttled")
            .Enqueue("update shared set base = nextval('numbers')");

    public void WriteGlobalState(byte[] shared) => Enqueue("update shared set version = version + 1, document = $1", shared);

    public GlobalStateRecord? ReadGlobalStateAfter(long version, bool forUpdate) =>
        // Every row is locked, not only a newer one.
        Enqueue($"select version, case when version > $1 then document end from shared{(forUpdate ? " for update" : "")}", version)
            .Query(row => row.IsDBNull(1) || ((byte[])row[1]).Length == 0 ? null : new GlobalStateRecord(row.GetInt64(0), (byte[])row[1]))
                .Single();

    public void Commit()
    {
        if (_batch.BatchCommands.Count > 0)
        {
            Run().Dispose();
        }

        _transaction!.Commit();
        _transaction = null;
    }

    /// <summary>Ends the batch; what was not committed is rolled back.</summary>
    public void Dispose()
    {
        _transaction?.Dispose();
        _connection.Dispose();
    }

    /// <summary>Reads a command and its sequence number.</summary>
    /// <exception cref="StoreException">The row is damaged.</exception>
    public static (long Seq, LogEntry Entry) ReadEntry(NpgsqlDataReader row, string projectId)
    {
        var entry = new LogEntry(
            new(row.GetInt64(1), TimeSpan.Zero), row.GetString(2), row.GetString(3), row.GetString(4), (byte[])row[5],
            row.IsDBNull(6) ? null : row.GetString(6), row.GetBoolean(7), row.GetInt32(8), row.GetInt64(9));
        return Checksum.Compute(projectId, row.GetInt64(0), entry) == row.GetInt64(10)
            ? (row.GetInt64(0), entry)
            : throw new StoreException($"the state of project {projectId} cannot be used: a command in its log is damaged");
    }

    /// <summary>The results of a batch.</summary>
    internal sealed class BatchResults(NpgsqlDataReader reader) : IDisposable
    {
        private bool _isFirst = true;

        /// <summary>The rows of the next result; those of lock commands are skipped.</summary>
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
