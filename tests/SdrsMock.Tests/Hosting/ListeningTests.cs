using System.Net;
using System.Net.Sockets;
using System.Text;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Hosting;

/// <summary>Where the mock listens, and how its end ends connections.</summary>
public sealed class ListeningTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("http://localhost:0", false)]
    [InlineData("http://LOCALHOST:0", false)]
    [InlineData("http://localhost:0", true)]
    [InlineData("http://127.0.0.1:0", false)]
    public async Task A_loopback_address_is_not_reachable_under_another_one(string url, bool https)
    {
        await using var mock = await SdrsMockServer.StartAsync(options => (options.Url, options.Https) = (new(url), https), Stop);

        using var other = new TcpClient();
        await Should.ThrowAsync<SocketException>(() => other.ConnectAsync(IPAddress.Parse("127.0.0.2"), mock.Url.Port, Stop).AsTask());
        using var own = new TcpClient();
        await own.ConnectAsync(IPAddress.Loopback, mock.Url.Port, Stop);
        mock.Url.Host.ShouldBe(new Uri(url).Host);
    }

    [Fact]
    public async Task A_port_taken_on_the_other_loopback_address_does_not_matter()
    {
        Assert.SkipUnless(Socket.OSSupportsIPv6, "needs IPv6");
        using var taken = new TcpListener(IPAddress.IPv6Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        await using var mock = await SdrsMockServer.StartAsync(options => options.Url = new($"http://127.0.0.1:{port}"), Stop);

        mock.Url.Port.ShouldBe(port);
    }

    [Fact]
    public async Task Settings_of_the_host_application_do_not_reach_the_mock()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"sdrs-web-root-{Environment.ProcessId}");
        using var tool = await ToolProcess.Start(
            [],
            ("ASPNETCORE_PREFERHOSTINGURLS", "true"),
            ("ASPNETCORE_URLS", "http://0.0.0.0:1"),
            ("ASPNETCORE_CONTENTROOT", "/no/such/folder"),
            ("ASPNETCORE_WEBROOT", folder),
            ("ASPNETCORE_HOSTINGSTARTUPASSEMBLIES", "No.Such.Assembly"),
            ("Kestrel__Limits__MaxRequestBodySize", "1"));

        tool.Client.BaseAddress!.Host.ShouldBe("127.0.0.1");
        var response =
            await tool.Client.PostAsync(new Uri("/__sdrs/clock", UriKind.Relative), new StringContent("""{"advance":"PT1S"}"""), Stop);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        Directory.Exists(folder).ShouldBeFalse();
    }

    [Fact]
    public async Task Clients_that_do_not_finish_are_cut_off_at_the_end()
    {
        string[] unfinished =
        [
            "POST /v1/00000000000000000000000000000001/server-groups HTTP/1.1\r\nHost: a\r\nX-Auth-Token: t\r\nContent-Length: "
                + "100\r\n\r\nabc",
            "GET / HTTP/1.1\r\nHost: a\r\n",
            "POST /__sdrs/reset HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
        ];
        var mock = await SdrsMockServer.StartAsync(cancellationToken: Stop);
        var clients = new List<TcpClient>();
        foreach (var sent in unfinished)
        {
            var client = new TcpClient();
            clients.Add(client);
            await client.ConnectAsync(IPAddress.Loopback, mock.Url.Port, Stop);
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(sent), Stop);
        }

        var end = mock.DisposeAsync().AsTask();

        (await Task.WhenAny(end, Task.Delay(TestTimeouts.Most, Stop))).ShouldBe(end);
        foreach (var client in clients)
        {
            await ReadToEnd(client.GetStream());
            client.Dispose();
        }
    }

    [Fact]
    public async Task A_half_tls_handshake_does_not_delay_the_end()
    {
        var mock = await SdrsMockServer.StartAsync(options => options.Https = true, Stop);
        using var open = new TcpClient();
        await open.ConnectAsync(IPAddress.Loopback, mock.Url.Port, Stop);
        await open.GetStream().WriteAsync(new byte[] { 0x16, 0x03, 0x01, 0x02, 0x00, 0x01 }, Stop);

        var end = mock.DisposeAsync().AsTask();

        (await Task.WhenAny(end, Task.Delay(TestTimeouts.Most, Stop))).ShouldBe(end);
    }

    // The connection is gone: reading ends, with or without a last response.
    private static async Task ReadToEnd(NetworkStream stream)
    {
        var buffer = new byte[4096];
        try
        {
            while (await stream.ReadAsync(buffer, Stop) > 0)
            {
            }
        }
        catch (IOException)
        {
        }
    }
}
