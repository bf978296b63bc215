using SdrsMock.Persistence.Postgres;
using SdrsMock.Persistence.Sqlite;

namespace SdrsMock.Persistence;

/// <summary>Opens the command log that <c>--state</c> names.</summary>
internal static class StoreFactory
{
    /// <exception cref="IncompatibleStateException">The existing state cannot be used and is left unchanged.</exception>
    /// <exception cref="IOException">The file or database cannot be opened.</exception>
    public static ICommandLog Open(
        string state, StateDurability sync, IReadOnlyDictionary<string, string> origin) => PostgresAddress.TryParse(state) switch
        {
            null => SqliteStore.Open(state, sync, origin),
            _ when sync != StateDurability.Full =>
                throw new IncompatibleStateException(
                    "--state-sync: applies to a state file only; for a database, set its synchronous_commit"),
            var address => PostgresStore.Open(address, origin),
        };
}
