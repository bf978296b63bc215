using SdrsMock.Storage.Postgres;
using SdrsMock.Storage.Sqlite;

namespace SdrsMock.Storage;

/// <summary>Finds the store that <c>--state</c> names.</summary>
internal static class Stores
{
    /// <exception cref="StateRefusal">What is there must be left alone.</exception>
    /// <exception cref="IOException">It cannot be had.</exception>
    public static IStore Open(string state, IReadOnlyDictionary<string, string> origin) =>
        PostgresAddress.Of(state) is { } address ? PostgresStore.Open(address, origin) : SqliteStore.Open(state, origin);
}
