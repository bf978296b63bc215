using Microsoft.Data.Sqlite;
using SdrsMock.Common;

namespace SdrsMock.Persistence.Sqlite;

/// <summary>The SQL statements of the state file, prepared once. Not thread-safe.</summary>
internal sealed class PreparedStatements(SqliteConnection connection) : IDisposable
{
    private readonly SqliteCommand _begin = Prepared(connection, "begin immediate");
    private readonly SqliteCommand _commit = Prepared(connection, "commit");
    private readonly SqliteCommand _rollback = Prepared(connection, "rollback");
    private readonly SqliteCommand _insert = Prepared(
        connection, "insert into calls values ($project, $seq, $at, $method, $path, $query, $body, $fail_job, $stuck_job, $status, "
            + "$drawn, $sum)",
        "$project", "$seq", "$at", "$method", "$path", "$query", "$body", "$fail_job", "$stuck_job", "$status", "$drawn", "$sum");

    /// <summary>Runs an action in one transaction.</summary>
    /// <exception cref="StoreException">Nothing was written; the message says why.</exception>
    public void InTransaction(Action act)
    {
        try
        {
            _begin.ExecuteNonQuery();
            act();
            _commit.ExecuteNonQuery();
        }
        catch (Exception exception) when (exception is SqliteException or InvalidOperationException)
        {
            // The latter when the connection is closed already.
            RollBack();
            throw new StoreException($"the state cannot be persisted: {exception.Message}", exception);
        }
    }

    public void Insert(string projectId, long seq, in LogEntry entry)
    {
        var values = _insert.Parameters;
        values[0].Value = projectId;
        values[1].Value = seq;
        values[2].Value = entry.Time.UtcTicks;
        values[3].Value = entry.Method;
        values[4].Value = entry.Path;
        values[5].Value = entry.Query;
        values[6].Value = entry.Body.ToArray();
        values[7].Value = (object?)entry.FailJob ?? DBNull.Value;
        values[8].Value = entry.StuckJob;
        values[9].Value = entry.Status;
        values[10].Value = entry.DrawnIds;
        values[11].Value = Checksum.Compute(projectId, seq, entry);
        _insert.ExecuteNonQuery();
    }

    public void Probe()
    {
        Insert("", 0, LogEntry.Probe);
        connection.Execute("delete from calls where project = ''");
    }

    /// <summary>
    /// Replaces the commands up to a sequence by a snapshot. Without the command of that number the project was replaced meanwhile.
    /// </summary>
    public void WriteSnapshot(string projectId, long seq, DateTimeOffset time, byte[] document)
    {
        connection.Execute(
            "insert or replace into snapshots select $1, $2, $3, $4, $5 where exists "
                + "(select 1 from calls where project = $1 and seq = $2)",
            projectId, seq, time.UtcTicks, document, Checksum.Compute(projectId, seq, document));
        connection.Execute(
            "delete from calls where project = $1 and seq <= (select seq from snapshots where project = $1)", projectId);
    }

    public void Replace(string projectId, long seq, DateTimeOffset time, byte[] document)
    {
        connection.Execute("delete from calls where project = $1", projectId);
        connection.Execute("insert or replace into snapshots values ($1, $2, $3, $4, $5)", projectId, seq, time.UtcTicks, document,
            Checksum.Compute(projectId, seq, document));
    }

    public void Remove(string projectId)
    {
        connection.Execute("delete from calls where project = $1", projectId);
        connection.Execute("delete from snapshots where project = $1", projectId);
    }

    public void Clear()
    {
        connection.Execute("delete from calls");
        connection.Execute("delete from snapshots");
    }

    public void WriteGlobalState(byte[] shared) =>
        connection.Execute("insert or replace into shared values (1, $1, $2)", shared, Checksum.Compute("", 0, shared));

    public byte[]? ReadGlobalState() => connection.Query("select document from shared", row => (byte[])row[0]).SingleOrDefault();

    public IReadOnlyList<string> Projects() =>
        connection.Query("select project from snapshots union select project from calls", row => row.GetString(0));

    /// <summary>The latest instant of each project.</summary>
    public Dictionary<string, DateTimeOffset> Latest() => connection.Query(
        "select project, max(at) from (select project, at from calls union all select project, at from snapshots) group by project",
        row => KeyValuePair.Create(row.GetString(0), SqliteExtensions.ReadTime(row.GetInt64(1)))).ToDictionary();

    /// <summary>The highest sequence number of all projects.</summary>
    public long LastSequence() => connection.Query(
        "select coalesce(max(seq), 0) from (select max(seq) as seq from calls union all select max(seq) from snapshots)",
        row => row.GetInt64(0)).Single();

    public ProjectHistory Load(string projectId)
    {
        var (seq, snapshot) =
            connection.Query("select seq, document from snapshots where project = $1", row => (row.GetInt64(0), (byte[]?)row[1]), projectId)
                .SingleOrDefault();
        var entries = connection.Query($"select seq, {SqliteExtensions.CallColumns} from calls where project = $1 order by seq",
            row => (Seq: row.GetInt64(0), Entry: SqliteExtensions.ReadEntry(row, 1)), projectId);
        return new(entries is [.., var last] ? last.Seq : seq, snapshot, [.. entries.Select(row => row.Entry)]);
    }

    public void Dispose()
    {
        _begin.Dispose();
        _commit.Dispose();
        _rollback.Dispose();
        _insert.Dispose();
    }

    private void RollBack()
    {
        try
        {
            _rollback.ExecuteNonQuery();
        }
        catch (Exception exception) when (exception is SqliteException or InvalidOperationException)
        {
            // SQLite has rolled the transaction back already.
        }
    }

    private static SqliteCommand Prepared(SqliteConnection connection, string text, params string[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new(parameter, null));
        }

        command.Prepare();
        return command;
    }
}
