using Microsoft.Data.Sqlite;

namespace SdrsMock.Persistence.Sqlite;

/// <summary>The steps from each format of the state file to the next.</summary>
internal static class Migrations
{
    // The first step leads from format 1 to format 2.
    private static readonly Action<SqliteConnection>[] s_steps = [AddChecksums, KeepLowestAddresses];

    /// <summary>Brings a file to the current format, in one transaction.</summary>
    public static void Run(SqliteConnection connection, int from)
    {
        connection.Execute("begin immediate");
        foreach (var step in s_steps[(from - 1)..])
        {
            step(connection);
        }

        connection.Execute($"pragma user_version = {SqliteStateFile.Format}; commit");
    }

    // Format 2 adds a checksum to each row, so that damaged content is detected.
    private static void AddChecksums(SqliteConnection connection)
    {
        connection.Execute("""
            alter table shared add column sum integer not null default 0;
            alter table snapshots add column sum integer not null default 0;
            alter table calls add column sum integer not null default 0;
            """);
        foreach (var (id, sum) in connection.Query("select document from shared", row => (1L, Checksum.Compute("", 0, (byte[])row[0]))))
        {
            connection.Execute("update shared set sum = $1 where id = $2", sum, id);
        }

        foreach (var (project, sum) in connection.Query("select project, seq, document from snapshots",
            row => (row.GetString(0), Checksum.Compute(row.GetString(0), row.GetInt64(1), (byte[])row[2]))))
        {
            connection.Execute("update snapshots set sum = $1 where project = $2", sum, project);
        }

        foreach (var (project, seq, sum) in connection.Query($"select project, seq, {SqliteExtensions.CallColumns} from calls",
            row => (row.GetString(0), row.GetInt64(1), Checksum.Compute(row.GetString(0), row.GetInt64(1),
                SqliteExtensions.ReadEntry(row, 2)))))
        {
            connection.Execute("update calls set sum = $1 where project = $2 and seq = $3", sum, project, seq);
        }
    }

    // Format 3 states how companion services choose addresses. Earlier mocks assigned the lowest free one, and the commands of the
    // file must give the same addresses again.
    private static void KeepLowestAddresses(SqliteConnection connection) => connection.Execute(
        "insert into origin values ($1, $2)", StateCompatibility.Addresses, StateCompatibility.LowestAddresses);
}
