using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance;

/// <summary>The mock inside this process: the only place in the runner that knows it. All else sees a URL.</summary>
internal sealed class EmbeddedMock : IHostedMock
{
    private readonly SdrsMockServer _server;

    private EmbeddedMock(SdrsMockServer server) => _server = server;

    public Uri Url => _server.Url;

    // Its clock is frozen, as the server's default is: the runner moves it. Credentials are checked as a real service does.
    public static async Task<IHostedMock> StartAsync(CancellationToken cancellation) =>
        new EmbeddedMock(await SdrsMockServer.StartAsync(options => options.Auth = AuthMode.Verify, cancellation));

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
