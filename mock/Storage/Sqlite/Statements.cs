using System.Globalization;
using Microsoft.Data.Sqlite;
using SdrsMock.Engine;

namespace SdrsMock.Storage.Sqlite;

/// <summary>What is said to the file, prepared once. For one thread at a time.</summary>
internal sealed class Statements(SqliteConnection connection) : IDisposable
{
    private readonly SqliteCommand _begin = Prepared(connection, "begin immediate");
    private readonly SqliteCommand _commit = Prepared(connection, "commit");
    private readonly SqliteCommand _rollback = Prepared(connection, "rollback");
    private readonly SqliteCommand _insert = Prepared(
        connection, "insert into calls values ($project, $seq, $at, $method, $path, $query, $body, $fail_job, $stuck_job, $status, $drawn)",
        "$project", "$seq", "$at", "$method", "$path", "$query", "$body", "$fail_job", "$stuck_job", "$status", "$drawn");

    /// <summary>Does it in one transaction.</summary>
    /// <exception cref="StoreFailure">Nothing was done; the message says why.</exception>
    public void Together(Action act)
    {
        try
        {
            _begin.ExecuteNonQuery();
            act();
            _commit.ExecuteNonQuery();
        }
        catch (SqliteException wrong)
        {
            RollBack();
            throw new StoreFailure($"the state cannot be kept: {wrong.Message}", wrong);
        }
    }

    public void Insert(string projectId, long seq, LoggedCall call)
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
        values[10].Value = call.Drawn;
        _insert.ExecuteNonQuery();
    }

    public void Fold(World world, long seq, byte[] snapshot)
    {
        if (!world.IsAside)
        {
            PutSnapshot(world, seq, snapshot);
            Do("delete from calls where project = $1 and seq <= $2", world.ProjectId, seq);
        }
    }

    public void Replace(World world, byte[] snapshot)
    {
        Do("delete from calls where project = $1", world.ProjectId);
        PutSnapshot(world, 0, snapshot);
    }

    public void Clear()
    {
        Do("delete from calls");
        Do("delete from snapshots");
    }

    public void Share(byte[] shared) => Do("insert or replace into shared values (1, $1)", shared);

    public byte[]? Shared() => Rows("select document from shared", row => (byte[])row[0]).SingleOrDefault();

    public IReadOnlyList<string> Projects() => Rows("select project from snapshots union select project from calls", row => row.GetString(0));

    public DateTimeOffset Latest() => TimeOf(Rows(
        "select max(coalesce((select max(at) from calls), 0), coalesce((select max(at) from snapshots), 0))", row => row.GetInt64(0)).Single());

    public History Load(string projectId)
    {
        var (seq, snapshot) = Rows("select seq, document from snapshots where project = $1", row => (row.GetInt64(0), (byte[]?)row[1]), projectId).SingleOrDefault();
        var calls = Rows(
            "select seq, at, method, path, query, body, fail_job, stuck_job, status, drawn from calls where project = $1 order by seq",
            row => (Seq: row.GetInt64(0), Call: new LoggedCall(
                TimeOf(row.GetInt64(1)), row.GetString(2), row.GetString(3), row.GetString(4), (byte[])row[5],
                row.IsDBNull(6) ? null : row.GetString(6), row.GetBoolean(7), row.GetInt32(8), row.GetInt64(9))),
            projectId);
        return new(calls is [.., var last] ? last.Seq : seq, snapshot, [.. calls.Select(row => row.Call)]);
    }

    public void Dispose()
    {
        _begin.Dispose();
        _commit.Dispose();
        _rollback.Dispose();
        _insert.Dispose();
    }

    private void PutSnapshot(World world, long seq, byte[] snapshot) =>
        Do("insert or replace into snapshots values ($1, $2, $3, $4)", world.ProjectId, seq, world.Now.UtcTicks, snapshot);

    private void RollBack()
    {
        try
        {
            _rollback.ExecuteNonQuery();
        }
        catch (SqliteException)
        {
            // SQLite has rolled back by itself.
        }
    }

    private void Do(string text, params object[] values)
    {
        using var command = Given(text, values);
        command.ExecuteNonQuery();
    }

    private List<T> Rows<T>(string text, Func<SqliteDataReader, T> read, params object[] values)
    {
        using var command = Given(text, values);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    private SqliteCommand Given(string text, object[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        for (var index = 0; index < values.Length; index++)
        {
            command.Parameters.AddWithValue(string.Create(CultureInfo.InvariantCulture, $"${index + 1}"), values[index]);
        }

        return command;
    }

    private static DateTimeOffset TimeOf(long ticks) => new(ticks, TimeSpan.Zero);

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
