using SdrsMock.Reliability;
using Xunit;

namespace SdrsMock.Tests.Persistence;

/// <summary>A PostgreSQL server for the tests of a class, started when the first of them asks for a database.</summary>
public sealed class PostgresFixture : IDisposable
{
    private readonly Lazy<PostgresServer> _server = new(() => PostgresServer.Start("-c fsync=off"));

    /// <summary>The address of a new database; skips the test where there is no PostgreSQL.</summary>
    public string NewDatabase()
    {
        Assert.SkipUnless(PostgresServer.Missing is null, PostgresServer.Missing ?? "");
        return _server.Value.NewDatabase();
    }

    public void Dispose()
    {
        if (_server.IsValueCreated)
        {
            _server.Value.Dispose();
        }
    }
}
