using System.Globalization;
using Microsoft.Data.Sqlite;

namespace SdrsMock.Persistence.Sqlite;

/// <summary>Short forms for statements that run rarely.</summary>
internal static class SqliteExtensions
{
    /// <summary>The columns that <see cref="ReadEntry"/> reads.</summary>
    public const string CallColumns = "at, method, path, query, body, fail_job, stuck_job, status, drawn";

    /// <summary>Executes a statement; the values fill <c>$1</c>, <c>$2</c> and so on.</summary>
    public static void Execute(
        this SqliteConnection connection, string text, params object[] values) => connection.Query(text, _ => true, values);

    /// <summary>Executes a query and reads each row.</summary>
    public static List<T> Query<T>(this SqliteConnection connection, string text, Func<SqliteDataReader, T> read, params object[] values)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        for (var index = 0; index < values.Length; index++)
        {
            command.Parameters.AddWithValue(string.Create(CultureInfo.InvariantCulture, $"${index + 1}"), values[index]);
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

    /// <summary>Reads a command, starting at the given column.</summary>
    public static LogEntry ReadEntry(SqliteDataReader row, int at) => new(
        ReadTime(row.GetInt64(at)), row.GetString(at + 1), row.GetString(at + 2), row.GetString(at + 3), (byte[])row[at + 4],
        row.IsDBNull(at + 5) ? null : row.GetString(at + 5), row.GetBoolean(at + 6), row.GetInt32(at + 7), row.GetInt64(at + 8));

    /// <summary>Reads an instant, stored in ticks of 100 ns.</summary>
    public static DateTimeOffset ReadTime(long ticks) => new(ticks, TimeSpan.Zero);
}
