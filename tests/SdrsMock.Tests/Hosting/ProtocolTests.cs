using System.Net;
using System.Net.Http.Json;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Hosting;

/// <summary>Versions of HTTP, TLS and what connections are used for.</summary>
public sealed class ProtocolTests : MockServerTestBase
{
    [Fact]
    public async Task The_plain_port_supports_HTTP_2_with_prior_knowledge()
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            $"{V1}/server-groups")
        { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        request.Content = JsonContent.Create(new { server_group = new { name = "?" } });

        var response = await Client.SendAsync(request, Stop);

        response.Version.ShouldBe(HttpVersion.Version20);
        (await response.Content.ReadAsStringAsync(Stop)).ShouldContain("SDRS.0202");
    }

    [Fact]
    public async Task TLS_negotiates_the_HTTP_version_with_the_generated_certificate()
    {
        MockOptions options = null!;
        await using var mock = await SdrsMockServer.StartAsync(with => (options = with).Https = true, Stop);
        using var handler = new SocketsHttpHandler
        {
            SslOptions =
            {
                RemoteCertificateValidationCallback = (_, certificate, _, _) =>
                    certificate!.GetCertHashString(HashAlgorithmName.SHA256) == options.Certificate!.GetCertHashString(
                        HashAlgorithmName.SHA256),
            },
        };
        using var client = new HttpClient(handler) { BaseAddress = mock.Url, DefaultRequestVersion = HttpVersion.Version20 };

        var response = await client.GetAsync("/v3", Stop);

        mock.Url.Scheme.ShouldBe("https");
        response.Version.ShouldBe(HttpVersion.Version20);
        (await response.Content.ReadAsStringAsync(Stop)).ShouldContain($"{mock.Url.GetLeftPart(UriPartial.Authority)}/v3/");

        using var older = new HttpRequestMessage(HttpMethod.Get, "/v3") { Version = HttpVersion.Version11 };
        (await client.SendAsync(older, Stop)).Version.ShouldBe(HttpVersion.Version11);
    }

    [Theory]
    [InlineData("sdrs.cn-north-4.myhuaweicloud.com", "/v1", "\"id\":\"v1\"")]
    [InlineData("iam.myhuaweicloud.com", "/v3", "https://iam.myhuaweicloud.com")]
    [InlineData("iam.eu-de.otc.t-systems.com", "/v3", "https://iam.eu-de.otc.t-systems.com")]
    [InlineData("ecs.eu-de.otc.t-systems.com", "/", "https://ecs.eu-de.otc.t-systems.com")]
    [InlineData("vpc.eu-nl.otc.t-systems.com", "/v2.0", "https://vpc.eu-nl.otc.t-systems.com")]
    [InlineData("evs.localhost", "/v3", "https://evs.localhost")]
    [InlineData("localhost", "/v3", "https://localhost")]
    [InlineData("127.0.0.1", "/v3", "https://127.0.0.1")]
    public async Task The_certificate_covers_the_host_names_of_the_services(string host, string path, string told)
    {
        await using var mock = await SdrsMockServer.StartAsync(with => with.Https = true, Stop);
        using var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (_, stop) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, mock.Url.Port), stop);
                return new NetworkStream(socket, ownsSocket: true);
            },
            // The missing signature is the only permitted certificate error.
            SslOptions =
            {
                RemoteCertificateValidationCallback = (_, _, _, errors) =>
                    errors is SslPolicyErrors.None or SslPolicyErrors.RemoteCertificateChainErrors,
            },
        };
        using var client = new HttpClient(handler);
        client.DefaultRequestHeaders.Add("X-Auth-Token", "any");

        (await client.GetStringAsync(new Uri($"https://{host}{path}"), Stop)).ShouldContain(told);
        await Should.ThrowAsync<HttpRequestException>(() => client.GetStringAsync(new Uri("https://sdrs.example.test/"), Stop));
    }

    [Theory]
    [InlineData("ecs.eu-de.otc.t-systems.com")]
    [InlineData("another.example.test")]
    public async Task The_absolute_request_form_selects_the_service(string host)
    {
        using var socket = await Connect();
        await Write(
            socket,
            $"GET http://ecs.eu-de.otc.t-systems.com/v1/{Mock.ProjectId}/jobs/x HTTP/1.1\r\nHost: {host}\r\nX-Auth-Token: " +
                $"any\r\nConnection: close\r\n\r\n");
        using var reader = new StreamReader(new NetworkStream(socket));

        (await reader.ReadToEndAsync(Stop)).ShouldContain("Common.0011");
    }

    [Fact]
    public async Task A_100_continue_response_precedes_the_body()
    {
        const string Body = "{\"server_group\":{\"name\":\"?\"}}";
        using var socket = await Connect();
        await Write(
            socket,
            $"POST {V1}/server-groups HTTP/1.1\r\nHost: sdrs.test\r\nX-Auth-Token: any\r\nContent-Type: " +
                $"application/json\r\nContent-Length: {Body.Length}\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n");
        using var reader = new StreamReader(new NetworkStream(socket));

        (await reader.ReadLineAsync(Stop)).ShouldBe("HTTP/1.1 100 Continue");
        await Write(socket, Body);

        (await reader.ReadToEndAsync(Stop)).ShouldContain("SDRS.0202");
    }

    [Fact]
    public async Task A_connection_serves_several_requests()
    {
        using var socket = await Connect();
        var call = $"GET {V1}/server-groups HTTP/1.1\r\nHost: sdrs.test\r\nX-Auth-Token: any\r\n";
        await Write(socket, $"{call}\r\n{call}\r\n{call}Connection: close\r\n\r\n");
        using var reader = new StreamReader(new NetworkStream(socket));

        (await reader.ReadToEndAsync(Stop)).Split("HTTP/1.1 200 OK").Length.ShouldBe(4);
    }

    [Fact]
    public async Task A_silent_connection_does_not_delay_the_shutdown()
    {
        var mock = await SdrsMockServer.StartAsync(cancellationToken: Stop);
        using var silent = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await silent.ConnectAsync(new IPEndPoint(IPAddress.Loopback, mock.Url.Port), Stop);

        await mock.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10), Stop);
    }

    [Fact]
    public async Task The_token_of_a_login_is_in_a_header()
    {
        var response = await Client.PostAsJsonAsync("/v3/auth/tokens", new
        {
            auth = new
            {
                identity = new
                {
                    methods = (string[])["password"],
                    password = new
                    {
                        user = new
                        {
                            name = Mock.Variables["user"],
                            password = Mock.Variables["password"],
                            domain = new { name = Mock.Variables["user_domain"] },
                        },
                    },
                },
                scope = new { project = new { id = Mock.ProjectId } },
            },
        }, Stop);

        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        var token = response.Headers.GetValues("X-Subject-Token").Single();
        using var check = new HttpRequestMessage(HttpMethod.Head, "/v3/auth/tokens") { Headers = { { "X-Subject-Token", token } } };
        (await Client.SendAsync(check, Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private async Task<Socket> Connect()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, Mock.Url.Port), Stop);
        return socket;
    }

    private static async Task Write(Socket socket, string text) => await socket.SendAsync(Encoding.ASCII.GetBytes(text), Stop);
}
