using System.Buffers.Binary;
using System.Text;
using Microsoft.Data.Sqlite;

namespace SdrsMock.Storage.Sqlite;

/// <summary>The file itself: made, checked and brought up to date before anything is read from it.</summary>
internal static class StateFile
{
    /// <summary>Goes up when the tables change.</summary>
    public const int Format = 1;

    // "SDRS": marks a SQLite file as ours, in its header.
    private const int ApplicationId = 0x53445253;
    private const int HeaderBytes = 100;

    private const string Tables = """
        create table origin (option text primary key, value text not null) without rowid;
        create table shared (id integer primary key check (id = 1), document blob not null);
        create table snapshots (project text primary key, seq integer not null, at integer not null, document blob not null) without rowid;
        create table calls (
            project text not null, seq integer not null, at integer not null, method text not null, path text not null,
            query text not null, body blob not null, fail_job text, stuck_job integer not null, status integer not null,
            drawn integer not null, primary key (project, seq)) without rowid;
        """;

    public static SqliteConnection Open(string file, IReadOnlyDictionary<string, string> origin)
    {
        var isNew = !File.Exists(file) || new FileInfo(file).Length == 0;
        if (isNew)
        {
            Make(file, origin);
        }

        CheckHeader(file);
        var connection = Connection(file);
        try
        {
            connection.Open();
            // One process, and the lock goes when it does.
            Do(connection, "pragma locking_mode = exclusive");
            Check(connection, file, origin);
            Do(connection, $"pragma journal_mode = wal; pragma synchronous = normal; pragma journal_size_limit = {64 << 20}");
            // WAL takes the lock with the first write only.
            Do(connection, "begin immediate; commit");
            return connection;
        }
        catch (SqliteException wrong)
        {
            connection.Dispose();
            throw RefusalOf(wrong, file);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    // Before SQLite touches it: a foreign file must not even be locked.
    private static void CheckHeader(string file)
    {
        var header = new byte[HeaderBytes];
        using (var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite))
        {
            stream.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false);
        }

        if (!header.AsSpan().StartsWith("SQLite format 3\0"u8) || BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(68)) != ApplicationId)
        {
            throw new StateRefusal($"--state: {file} is not a state of sdrs-mock, or its beginning is damaged; it was left alone");
        }
    }

    // Elsewhere, and put in its place when it is whole: a kill leaves no half a file behind that would be refused.
    private static void Make(string file, IReadOnlyDictionary<string, string> origin)
    {
        var draft = $"{file}.{Environment.ProcessId}.new";
        // Bodies of calls stand in it: nobody else's business.
        var mode = OperatingSystem.IsWindows() ? (UnixFileMode?)null : UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (new FileStream(draft, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = mode }))
        {
        }

        using (var connection = Connection(draft))
        {
            connection.Open();
            Do(connection, $"begin; pragma application_id = {ApplicationId}; pragma user_version = {Format}; {Tables}");
            foreach (var (option, value) in origin)
            {
                Do(connection, "insert into origin values ($1, $2)", option, value);
            }

            Do(connection, "commit");
        }

        File.Move(draft, file, overwrite: true);
    }

    private static SqliteConnection Connection(string file) =>
        new(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, DefaultTimeout = 1 }.ToString());

    private static void Check(SqliteConnection connection, string file, IReadOnlyDictionary<string, string> origin)
    {
        var format = (int)Rows(connection, "pragma user_version", row => row.GetInt64(0)).Single();
        if (format > Format)
        {
            throw new StateRefusal($"--state: {file} has format {format}, and this mock knows formats up to {Format}; use the newer mock that made it");
        }

        if (Rows(connection, "pragma quick_check(1)", row => row.GetString(0)) is not ["ok"])
        {
            throw new StateRefusal($"--state: {file} is damaged; it was left alone");
        }

        Origin.Check(file, Rows(connection, "select option, value from origin", row => (row.GetString(0), row.GetString(1))).ToDictionary(), origin);
    }

    private static Exception RefusalOf(SqliteException wrong, string file) => wrong.SqliteErrorCode switch
    {
        5 or 6 => new IOException($"--state: {file} is in use by another process", wrong),
        11 or 26 or 1 => new StateRefusal($"--state: {file} is damaged; it was left alone", wrong),
        _ => new IOException($"--state: {file} cannot be opened: {wrong.Message}", wrong),
    };

    private static void Do(SqliteConnection connection, string text, params string[] values) => Rows(connection, text, _ => 0, values);

    private static List<T> Rows<T>(SqliteConnection connection, string text, Func<SqliteDataReader, T> read, params string[] values)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        for (var index = 0; index < values.Length; index++)
        {
            command.Parameters.AddWithValue($"${index + 1}", values[index]);
        }

        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        do
        {
            while (reader.Read())
            {
                rows.Add(read(reader));
            }
        }
        while (reader.NextResult());
        return rows;
    }
}
