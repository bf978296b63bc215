using SdrsMock.Persistence.Postgres;
using SdrsMock.Persistence.Sqlite;

namespace SdrsMock.Persistence;

/// <summary>Finds the store that <c>--state</c> names.</summary>
internal static class StoreFactory
{
    /// <exception cref="IncompatibleStateException">What is there must be left alone.</exception>
    /// <exception cref="IOException">It cannot be had.</exception>
    public static ICommandLog Open(string state, StateDurability sync, IReadOnlyDictionary<string, string> origin) => PostgresAddress.TryParse(state) switch
    {
        null => SqliteStore.Open(state, sync, origin),
        _ when sync != StateDurability.Full => throw new IncompatibleStateException("--state-sync is about a file; for a database, set its synchronous_commit"),
        var address => PostgresStore.Open(address, origin),
    };
}
