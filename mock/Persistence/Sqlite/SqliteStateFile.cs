using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using SdrsMock.Common;

namespace SdrsMock.Persistence.Sqlite;

/// <summary>The state file: created, validated and migrated before anything is read from it.</summary>
internal static class SqliteStateFile
{
    /// <summary>Increases when the tables change; <see cref="Migrations"/> lead from each format to the next.</summary>
    public const int Format = 3;

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

    private static readonly string[] s_tables = ["calls", "origin", "shared", "snapshots"];

    public static SqliteConnection Open(string path, StateDurability sync, IReadOnlyDictionary<string, string> origin)
    {
        var file = StateFilePath.Parse(path);
        try
        {
            return Opened(file, sync, origin);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException { InnerException: null })
        {
            throw new IOException($"--state: {file} cannot be opened: {exception.Message}", exception);
        }
    }

    private static SqliteConnection Opened(StateFilePath file, StateDurability sync, IReadOnlyDictionary<string, string> origin)
    {
        EnsureLibrary();
        if (file.IsNew)
        {
            Create(file, origin);
        }

        CheckHeader(file);
        file.RestrictAccess();
        var connection = Connection(file.FullPath);
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

    // A program published without the native library fails here, before a file is created.
    private static void EnsureLibrary()
    {
        try
        {
            using var memory = new SqliteConnection("Data Source=:memory:");
            memory.Open();
        }
        catch (Exception exception) when (exception is DllNotFoundException or TypeInitializationException)
        {
            throw new IOException("the native SQLite library (e_sqlite3) is missing; publish it beside the program", exception);
        }
    }

    // Checked before SQLite opens it: a foreign file must not even be locked.
    private static void CheckHeader(StateFilePath file)
    {
        var header = new byte[HeaderBytes];
        using (var stream = new FileStream(file.FullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite))
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
    private static void Create(StateFilePath file, IReadOnlyDictionary<string, string> origin)
    {
        var draft = $"{file.FullPath}.{RandomNumberGenerator.GetHexString(8, lowercase: true)}.new";
        RegularFile.CreateExclusively(draft);
        try
        {
            using (var connection = Connection(draft))
            {
                connection.Open();
                connection.Execute($"begin; pragma application_id = {ApplicationId}; pragma user_version = {Format}; {Tables}");
                foreach (var (option, value) in StateCompatibility.ForNewState(origin))
                {
                    connection.Execute("insert into origin values ($1, $2)", option, value);
                }

                connection.Execute("commit");
            }

            Publish(draft, file.FullPath);
        }
        catch
        {
            File.Delete(draft);
            File.Delete($"{draft}-journal");
            throw;
        }
    }

    // An empty file that is there already keeps its owner and mode, so its content is written and the file is not replaced.
    private static void Publish(string draft, string path)
    {
        if (!File.Exists(path))
        {
            File.Move(draft, path);
            return;
        }

        using (var target = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            target.Write(File.ReadAllBytes(draft));
            target.Flush(flushToDisk: true);
        }

        File.Delete(draft);
    }

    private static SqliteConnection Connection(string file) =>
        new(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, DefaultTimeout = 1 }.ToString());

    private static void Validate(SqliteConnection connection, StateFilePath file, IReadOnlyDictionary<string, string> origin)
    {
        RejectForeignObjects(connection, file);
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

        StateCompatibility.Check(file.Text, ReadOrigin(connection), origin);
        if (format < Format)
        {
            Migrations.Run(connection, format);
        }

        if (!AreIntact(connection))
        {
            throw CreateDamagedException(file);
        }

        StateCompatibility.ReadAddresses(file.Text, ReadOrigin(connection));
    }

    /// <summary>The settings stored with the state.</summary>
    public static IReadOnlyDictionary<string, string> ReadOrigin(SqliteConnection connection) =>
        connection.Query("select option, value from origin", row => (row.GetString(0), row.GetString(1))).ToDictionary();

    // A trigger or view would run with the mock's statements.
    private static void RejectForeignObjects(SqliteConnection connection, StateFilePath file)
    {
        var objects = connection.Query("select type, name from sqlite_master", row => (Type: row.GetString(0), Name: row.GetString(1)));
        var foreign = objects.Find(item => item.Type != "index" && (item.Type != "table" || !s_tables.Contains(item.Name)));
        if (foreign.Name is not null)
        {
            throw new IncompatibleStateException(
                $"--state: {file} contains the {foreign.Type} {foreign.Name}, which no mock writes; it was left unchanged");
        }
    }

    // Every row is read once at the start, so that damage is reported then and not at a later request.
    private static bool AreIntact(SqliteConnection connection) =>
        connection.Query("select document, sum from shared", row => Checksum.Compute("", 0, (byte[])row[0]) == row.GetInt64(1))
            .TrueForAll(good => good)
        && connection.Query("select project, seq, document, sum from snapshots",
            row => Checksum.Compute(row.GetString(0), row.GetInt64(1), (byte[])row[2]) == row.GetInt64(3)).TrueForAll(good => good)
        && connection.Query($"select project, seq, {SqliteExtensions.CallColumns}, sum from calls",
            row => Checksum.Compute(row.GetString(0), row.GetInt64(1), SqliteExtensions.ReadEntry(row, 2)) == row.GetInt64(11))
                .TrueForAll(good => good);

    private static IncompatibleStateException CreateDamagedException(StateFilePath file, Exception? cause = null) =>
        new($"--state: {file} is damaged; it was left unchanged", cause);

    private static Exception ToException(SqliteException exception, StateFilePath file) => exception.SqliteErrorCode switch
    {
        5 or 6 => new IOException($"--state: {file} is in use by another process", exception),
        11 or 26 or 1 => CreateDamagedException(file, exception),
        _ => new IOException($"--state: {file} cannot be opened: {exception.Message}", exception),
    };
}
