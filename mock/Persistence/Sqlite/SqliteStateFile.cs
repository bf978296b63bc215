using System.Buffers.Binary;
using Microsoft.Data.Sqlite;

namespace SdrsMock.Persistence.Sqlite;

/// <summary>The state file: created, validated and migrated before anything is read from it.</summary>
internal static class SqliteStateFile
{
    /// <summary>Increases when the tables change; <see cref="Migrations"/> lead from each format to the next.</summary>
    public const int Format = 2;

    // "SDRS": identifies the SQLite file in its header.
    private const int ApplicationId = 0x53445253;
    private const int HeaderBytes = 100;

    private const string Tables = """
        create table origin (option text primary key, value text not null) without rowid;
        create table shared (id integer primary key check (id = 1), document blob not null, sum integer not null);
        create table snapshots (project text primary key, seq integer not null, at integer not null, document blob not null, sum integer not null) without rowid;
        create table calls (
            project text not null, seq integer not null, at integer not null, method text not null, path text not null,
            query text not null, body blob not null, fail_job text, stuck_job integer not null, status integer not null,
            drawn integer not null, sum integer not null, primary key (project, seq)) without rowid;
        """;

    public static SqliteConnection Open(string file, StateDurability sync, IReadOnlyDictionary<string, string> origin)
    {
        try
        {
            return Opened(file, sync, origin);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException { InnerException: null })
        {
            throw new IOException($"--state: {file} cannot be opened: {exception.Message}", exception);
        }
    }

    private static SqliteConnection Opened(string file, StateDurability sync, IReadOnlyDictionary<string, string> origin)
    {
        var isNew = !File.Exists(file) || new FileInfo(file).Length == 0;
        if (isNew)
        {
            Create(file, origin);
        }

        CheckHeader(file);
        var connection = Connection(file);
        try
        {
            connection.Open();
            // One process at a time; the lock is released when the process ends.
            connection.Execute("pragma locking_mode = exclusive");
            Validate(connection, file, origin);
            var synchronous = sync is StateDurability.Full ? "full" : "normal";
            connection.Execute($"pragma journal_mode = wal; pragma synchronous = {synchronous}; pragma journal_size_limit = {64 << 20}");
            // WAL takes the lock with the first write only.
            connection.Execute("begin immediate; commit");
            return connection;
        }
        catch (SqliteException exception)
        {
            connection.Dispose();
            throw ToException(exception, file);
        }
        catch (Exception exception) when (exception is InvalidCastException or ArgumentOutOfRangeException or OverflowException)
        {
            connection.Dispose();
            throw CreateDamagedException(file, exception);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    // Checked before SQLite opens it: a foreign file must not even be locked.
    private static void CheckHeader(string file)
    {
        var header = new byte[HeaderBytes];
        using (var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite))
        {
            stream.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false);
        }

        if (!header.AsSpan().StartsWith("SQLite format 3\0"u8) || BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(68)) != ApplicationId)
        {
            throw new IncompatibleStateException(
                $"--state: {file} is not a state file of sdrs-mock, or its header is damaged; it was left unchanged");
        }
    }

    // The file is created under another name and renamed when it is complete, so that a kill leaves no partial file, which
    // would be rejected.
    private static void Create(string file, IReadOnlyDictionary<string, string> origin)
    {
        var draft = $"{file}.{Environment.ProcessId}.new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            // The file contains request bodies: only its owner may read it.
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (new FileStream(draft, options))
        {
        }

        using (var connection = Connection(draft))
        {
            connection.Open();
            connection.Execute($"begin; pragma application_id = {ApplicationId}; pragma user_version = {Format}; {Tables}");
            foreach (var (option, value) in origin)
            {
                connection.Execute("insert into origin values ($1, $2)", option, value);
            }

            connection.Execute("commit");
        }

        File.Move(draft, file, overwrite: true);
    }

    private static SqliteConnection Connection(string file) =>
        new(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, DefaultTimeout = 1 }.ToString());

    private static void Validate(SqliteConnection connection, string file, IReadOnlyDictionary<string, string> origin)
    {
        var format = (int)connection.Query("pragma user_version", row => row.GetInt64(0)).Single();
        if (format > Format)
        {
            throw new IncompatibleStateException(
                $"--state: {file} has format {format}, and this mock reads formats up to {Format}; use the newer mock that wrote it");
        }

        if (connection.Query("pragma quick_check(1)", row => row.GetString(0)) is not ["ok"])
        {
            throw CreateDamagedException(file);
        }

        StateCompatibility.Check(file,
            connection.Query("select option, value from origin", row => (row.GetString(0), row.GetString(1))).ToDictionary(), origin);
        if (format < Format)
        {
            Migrations.Run(connection, format);
        }

        if (!AreIntact(connection))
        {
            throw CreateDamagedException(file);
        }
    }

    // Every row is read once at the start, so that damage is reported then and not at a later request.
    private static bool AreIntact(SqliteConnection connection) =>
        connection.Query("select document, sum from shared", row => Checksum.Compute("", 0, (byte[])row[0]) == row.GetInt64(1))
            .TrueForAll(good => good)
        && connection.Query("select project, seq, document, sum from snapshots",
            row => Checksum.Compute(row.GetString(0), row.GetInt64(1), (byte[])row[2]) == row.GetInt64(3)).TrueForAll(good => good)
        && connection.Query($"select project, seq, {SqliteExtensions.CallColumns}, sum from calls",
            row => Checksum.Compute(row.GetString(0), row.GetInt64(1), SqliteExtensions.ReadCommand(row, 2)) == row.GetInt64(11))
                .TrueForAll(good => good);

    private static IncompatibleStateException CreateDamagedException(
        string file, Exception? cause = null) => new($"--state: {file} is damaged; it was left unchanged", cause);

    private static Exception ToException(SqliteException wrong, string file) => wrong.SqliteErrorCode switch
    {
        5 or 6 => new IOException($"--state: {file} is in use by another process", wrong),
        11 or 26 or 1 => CreateDamagedException(file, wrong),
        _ => new IOException($"--state: {file} cannot be opened: {wrong.Message}", wrong),
    };
}
