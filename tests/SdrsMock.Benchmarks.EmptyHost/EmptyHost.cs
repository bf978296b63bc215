using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace SdrsMock.Benchmarks.EmptyHost;

/// <summary>
/// A WireMock.Net on a free port with one stub, until it is killed. It stands apart from the entry point, which must not load it
/// to do nothing.
/// </summary>
internal static class EmptyHost
{
    public static void Run()
    {
        using var server = WireMockServer.Start();
        server.Given(Request.Create().WithPath("/__sdrs/health")).RespondWith(Response.Create().WithStatusCode(200));
        Console.WriteLine($"Listening on {server.Url}");
        Thread.Sleep(Timeout.Infinite);
    }
}
