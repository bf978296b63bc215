using Microsoft.Data.Sqlite;
using SdrsMock.Common;
using SdrsMock.State;

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

    public void Insert(string projectId, long seq, LoggedCommand call)
    {
        var values = _insert.Parameters;
        values[0].Value = projectId;
        values[1].Value = seq;
        values[2].Value = call.Time.UtcTicks;
        values[3].Value = call.Method;
        values[4].Value = call.Path;
        values[5].Value = call.Query;
        values[6].Value = call.Body.ToArray();
        values[7].Value = (object?)call.FailJob ?? DBNull.Value;
        values[8].Value = call.StuckJob;
        values[9].Value = call.Status;
        values[10].Value = call.DrawnIds;
        values[11].Value = Checksum.Compute(projectId, seq, call);
        _insert.ExecuteNonQuery();
    }

    public void Probe()
    {
        Insert("", 0, LoggedCommand.ProbeCommand);
        connection.Execute("delete from calls where project = ''");
    }

    public void WriteSnapshot(ProjectState project, long seq, byte[] snapshot)
    {
        if (!project.IsDetached)
        {
            PutSnapshot(project, seq, snapshot);
            connection.Execute("delete from calls where project = $1 and seq <= $2", project.ProjectId, seq);
        }
    }

    public void Replace(ProjectState project, byte[] snapshot)
    {
        connection.Execute("delete from calls where project = $1", project.ProjectId);
        PutSnapshot(project, 0, snapshot);
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

    public DateTimeOffset Latest() => SqliteExtensions.ReadTime(connection.Query(
        "select max(coalesce((select max(at) from calls), 0), coalesce((select max(at) from snapshots), 0))",
            row => row.GetInt64(0)).Single());

    public ProjectHistory Load(string projectId)
    {
        var (seq, snapshot) =
            connection.Query("select seq, document from snapshots where project = $1", row => (row.GetInt64(0), (byte[]?)row[1]), projectId)
                .SingleOrDefault();
        var calls = connection.Query($"select seq, {SqliteExtensions.CallColumns} from calls where project = $1 order by seq",
            row => (Seq: row.GetInt64(0), Call: SqliteExtensions.ReadCommand(row, 1)), projectId);
        return new(calls is [.., var last] ? last.Seq : seq, snapshot, [.. calls.Select(row => row.Call)]);
    }

    public void Dispose()
    {
        _begin.Dispose();
        _commit.Dispose();
        _rollback.Dispose();
        _insert.Dispose();
    }

    private void PutSnapshot(ProjectState project, long seq, byte[] snapshot) =>
        connection.Execute("insert or replace into snapshots values ($1, $2, $3, $4, $5)", project.ProjectId, seq, project.Now.UtcTicks,
            snapshot, Checksum.Compute(project.ProjectId, seq, snapshot));

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
