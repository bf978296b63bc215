using Npgsql;
using SdrsMock.Common;

namespace SdrsMock.Persistence.Postgres;

/// <summary>The tables, in a schema of their own so that the mock touches nothing else in the database.</summary>
internal static class PostgresSchema
{
    private const int Format = 2;

    /// <summary>
    /// The advisory lock held exclusively by a process that changes everything, and shared by those that change one project.
    /// </summary>
    public const long EverythingLock = 0x53445253;

    private const string Tables = """
        create schema if not exists sdrs_mock;
        create table if not exists sdrs_mock.origin (option text primary key, value text not null);
        create sequence if not exists sdrs_mock.numbers;
        create table if not exists sdrs_mock.shared (
            id integer primary key check (id = 1), version bigint not null, base bigint not null, document bytea not null);
        insert into sdrs_mock.shared values (1, 0, 0, '') on conflict do nothing;
        create table if not exists sdrs_mock.snapshots (
            project text primary key, seq bigint not null, at bigint not null, document bytea not null, sum bigint not null);
        create table if not exists sdrs_mock.calls (
            project text not null, seq bigint not null, at bigint not null, method text not null, path text not null,
            query text not null, body bytea not null, fail_job text, stuck_job boolean not null, status integer not null,
            drawn bigint not null, sum bigint not null, primary key (project, seq));
        create unlogged table if not exists sdrs_mock.throttled (
            project text not null, operation text not null, second bigint not null, calls integer not null, primary key (project, operation));
        """;

    /// <summary>Creates the tables where they are missing, and checks that they belong to this mock's settings.</summary>
    /// <exception cref="IncompatibleStateException">They were written by a newer mock, or with other settings.</exception>
    /// <returns>How companion services choose addresses in this state.</returns>
    public static AddressAssignment Prepare(NpgsqlDataSource source, PostgresAddress address, IReadOnlyDictionary<string, string> origin)
    {
        using var connection = source.OpenConnection();
        using var transaction = connection.BeginTransaction();
        Execute(connection, $"select pg_advisory_xact_lock({EverythingLock}); {Tables}");
        var kept = ReadOrigin(connection);
        if (kept.Count == 0)
        {
            kept = new(StateCompatibility.ForNewState(origin)) { ["format"] = $"{Format}" };
            foreach (var (option, value) in kept)
            {
                Execute(connection, "insert into sdrs_mock.origin values ($1, $2)", option, value);
            }
        }

        if (!int.TryParse(kept["format"], out var format) || format > Format)
        {
            throw new IncompatibleStateException(
                $"--state: {address} has format {kept["format"]}, and this mock reads formats up to {Format}; use the newer mock that "
                    + $"wrote it");
        }

        StateCompatibility.Check($"{address}", kept, origin);
        if (format < Format)
        {
            kept[StateCompatibility.Addresses] = StateCompatibility.LowestAddresses;
            Upgrade(connection);
        }

        var addresses = StateCompatibility.ReadAddresses($"{address}", kept);
        transaction.Commit();
        return addresses;
    }

    // Format 2 states how companion services choose addresses. Earlier mocks assigned the lowest free one, and the commands of the
    // database must give the same addresses again.
    private static void Upgrade(NpgsqlConnection connection)
    {
        Execute(connection, "insert into sdrs_mock.origin values ($1, $2)",
            StateCompatibility.Addresses, StateCompatibility.LowestAddresses);
        Execute(connection, "update sdrs_mock.origin set value = $1 where option = 'format'", $"{Format}");
    }

    private static Dictionary<string, string> ReadOrigin(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand("select option, value from sdrs_mock.origin", connection);
        using var reader = command.ExecuteReader();
        var origin = new Dictionary<string, string>();
        while (reader.Read())
        {
            origin[reader.GetString(0)] = reader.GetString(1);
        }

        return origin;
    }

    private static void Execute(NpgsqlConnection connection, string text, params string[] values)
    {
        using var command = new NpgsqlCommand(text, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        command.ExecuteNonQuery();
    }
}
