using SdrsMock.ControlPlane;
using SdrsMock.Engine;
using WireMock.Server;

namespace SdrsMock.Hosting;

/// <summary>
/// An engine behind a port: composes the engine, the control plane and the web server. The public entry point is
/// <see cref="SdrsMockServer"/>.
/// </summary>
internal sealed class MockHost : IAsyncDisposable
{
    private readonly WireMockHost _webServer;
    private readonly CancellationTokenSource _shutdown;
    private int _isDisposed;

    private MockHost(MockEngine engine, WireMockHost webServer, CancellationTokenSource shutdown) =>
        (Engine, _webServer, _shutdown) = (engine, webServer, shutdown);

    /// <summary>Where it listens, with the port that was chosen.</summary>
    public Uri Url => _webServer.Url;

    public MockEngine Engine { get; }

    /// <summary>Starts a mock; returns once it answers requests.</summary>
    /// <exception cref="ArgumentException">An option is invalid; the message names it.</exception>
    /// <exception cref="IOException">The address cannot be listened on; the message says why.</exception>
    public static MockHost Start(MockOptions options)
    {
        var engine = new MockEngine(options);
        var shutdown = new CancellationTokenSource();
        try
        {
            var admin = new AdminEndpoint(options);
            var middleware = new MockMiddleware(options, engine, new ControlPlaneApi(engine), admin, shutdown.Token);
            var webServer = WireMockHost.Start(options, middleware, admin);
            admin.OnListening(webServer.BoundAddresses);
            return new(engine, webServer, shutdown);
        }
        catch
        {
            shutdown.Dispose();
            engine.Dispose();
            throw;
        }
    }

    /// <summary>Adds stubs of WireMock.Net; they win over the simulation.</summary>
    public void AddStub(Action<WireMockServer> add) => _webServer.Stub(add);

    /// <summary>Stops within five seconds.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
        {
            await _shutdown.CancelAsync();
            await _webServer.DisposeAsync();
            _shutdown.Dispose();
            Engine.Dispose();
        }
    }
}
