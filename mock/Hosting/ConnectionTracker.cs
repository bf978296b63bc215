using System.Collections.Concurrent;
using Microsoft.AspNetCore.Connections;

namespace SdrsMock.Hosting;

/// <summary>
/// Knows the open connections, so that a shutdown can end those that do not end by themselves: a client that announces more than
/// it sends, that does not read, or that stops in the middle of a TLS handshake. Thread-safe.
/// </summary>
internal sealed class ConnectionTracker
{
    private readonly ConcurrentDictionary<string, ConnectionContext> _open = new();

    /// <summary>Connection middleware; it is the outermost one, before TLS.</summary>
    public ConnectionDelegate Track(ConnectionDelegate next) => async connection =>
    {
        _open[connection.ConnectionId] = connection;
        try
        {
            await next(connection);
        }
        finally
        {
            _open.TryRemove(connection.ConnectionId, out _);
        }
    };

    /// <summary>Aborts the connections that are still open.</summary>
    public void AbortAll()
    {
        foreach (var connection in _open.Values)
        {
            connection.Abort(new ConnectionAbortedException("the mock is stopping"));
        }
    }
}
