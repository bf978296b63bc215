using SdrsMock.Storage.Postgres;
using SdrsMock.Storage.Sqlite;

namespace SdrsMock.Storage;

/// <summary>Finds the store that <c>--state</c> names.</summary>
internal static class Stores
{
    /// <exception cref="StateRefusal">What is there must be left alone.</exception>
    /// <exception cref="IOException">It cannot be had.</exception>
    public static IStore Open(string state, StateSync sync, IReadOnlyDictionary<string, string> origin) => PostgresAddress.Of(state) switch
    {
        null => SqliteStore.Open(state, sync, origin),
        _ when sync != StateSync.Full => throw new StateRefusal("--state-sync is about a file; for a database, set its synchronous_commit"),
        var address => PostgresStore.Open(address, origin),
    };
}
