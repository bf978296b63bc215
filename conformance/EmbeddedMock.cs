using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance;

/// <summary>The mock inside this process. Only this class references the mock's assembly; the rest of the runner uses its URL.</summary>
internal sealed class EmbeddedMock : IHostedMock
{
    private readonly SdrsMockServer _server;

    private EmbeddedMock(SdrsMockServer server) => _server = server;

    public Uri Url => _server.Url;

    // The clock is frozen, which is the server's default, because the runner moves it. Credentials are verified as by a real service.
    public static async Task<IHostedMock> StartAsync(CancellationToken cancellation) =>
        new EmbeddedMock(await SdrsMockServer.StartAsync(options => options.Auth = AuthMode.Verify, cancellation));

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
