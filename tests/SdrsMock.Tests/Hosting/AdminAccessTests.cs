using System.Net;
using System.Net.Http.Json;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Hosting;

/// <summary>
/// Access to the control plane: foreign web pages, foreign host names and requests without the admin token are rejected.
/// </summary>
public sealed class AdminAccessTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("LOCALHOST:5080")]
    [InlineData("mock.localhost")]
    [InlineData("[::1]:5080")]
    [InlineData("192.168.7.7")]
    [InlineData("sdrs.cn-north-4.myhuaweicloud.com")]
    [InlineData("sdrs.eu-de.otc.t-systems.com")]
    [InlineData("sdrs-mock:5080")]
    public async Task The_control_plane_accepts_the_host_names_of_the_mock(string host)
    {
        await using var mock = await SdrsMockServer.StartAsync(options => options.AllowedHosts = ["sdrs-mock"], Stop);

        (await Call(mock, host, "/__sdrs/variables")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Call(mock, host, "/__admin/mappings")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("evil.test")]
    [InlineData("localhost.evil.test")]
    [InlineData("127.0.0.1.evil.test")]
    [InlineData("evil-myhuaweicloud.com")]
    [InlineData("sdrs-mock.evil.test")]
    public async Task The_control_plane_rejects_foreign_host_names(string host)
    {
        await using var mock = await SdrsMockServer.StartAsync(options => options.AllowedHosts = ["sdrs-mock"], Stop);

        var rejected = await Call(mock, host, "/__sdrs/variables");

        rejected.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await rejected.Content.ReadAsStringAsync(Stop)).ShouldContain($"--allow-host {host}");
        (await Call(mock, host, "/__admin/mappings")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await Call(mock, host, "/__sdrs/health")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Call(mock, host, $"/v1/{mock.ProjectId}/server-groups")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_admin_token_permits_any_host_but_no_foreign_web_page()
    {
        await using var mock = await SdrsMockServer.StartAsync(options => options.AdminToken = "open sesame", Stop);

        (
            await Call(mock, "sdrs.team.test", "/__sdrs/variables", ("Authorization", "Bearer open sesame")))
            .StatusCode.ShouldBe(HttpStatusCode.OK);
        (
            await Call(mock, "sdrs.team.test", "/__sdrs/variables", ("X-Admin-Token", "open sesam")))
            .StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (
            await Call(mock, "localhost", "/__sdrs/variables", ("X-Admin-Token", "open sesame"), ("Origin", "http://evil.test")))
            .StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("/__sdrs/variables/../health")]
    [InlineData("/__sdrs/health/../variables")]
    [InlineData("/__sdrs/./variables")]
    [InlineData("/__sdrs//variables")]
    [InlineData("/x/../__sdrs/variables")]
    [InlineData("/%5f_sdrs/variables")]
    [InlineData("//__sdrs/variables")]
    [InlineData("/__sdrs%2fvariables")]
    [InlineData("/__admin/mappings")]
    [InlineData("/__ADMIN/mappings")]
    [InlineData("/%5F%5fadmin/mappings")]
    [InlineData("/__admin%2fmappings")]
    [InlineData("/__admin%252fmappings")]
    [InlineData("/x/../__admin/mappings")]
    [InlineData("/x/..%2f__admin/mappings")]
    [InlineData("//__admin/mappings")]
    [InlineData("/./__admin/mappings")]
    [InlineData("http://127.0.0.1/__admin/mappings")]
    public async Task No_encoding_of_a_path_bypasses_the_admin_token(string target)
    {
        await using var mock = await SdrsMockServer.StartAsync(options => options.AdminToken = "open sesame", Stop);
        // With a stub that matches everything, requests reach the matcher of WireMock.Net.
        mock.AddStub(
            server => server.Given(
                WireMock.RequestBuilders.Request.Create().WithPath("/somewhere"))
                .RespondWith(WireMock.ResponseBuilders.Response.Create().WithStatusCode(200)));
        mock.AddStub(
            server => server.Given(WireMock.RequestBuilders.Request.Create().UsingMethod("LOCK")).RespondWith(
                WireMock.ResponseBuilders.Response.Create().WithStatusCode(200)));
        using var transport = await RawSocketClient.To(mock);
        await transport.Send($"GET {target} HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Auth-Token: any\r\nConnection: close\r\n\r\n");

        var response = await transport.TextToEnd();

        response[..12].ShouldBeOneOf("HTTP/1.1 401", "HTTP/1.1 404");
        response.ShouldNotContain("secret_key");
        response.ShouldNotContain("Guid");
    }

    [Fact]
    public async Task No_response_permits_cross_origin_requests()
    {
        await using var mock = await SdrsMockServer.StartAsync(cancellationToken: Stop);
        foreach (
            var path in new[] { "/__sdrs/health", "/__sdrs/variables", "/__admin/mappings", "/v3", $"/v1/{mock.ProjectId}/server-groups" })
        {
            foreach (var method in new[] { HttpMethod.Get, HttpMethod.Options })
            {
                using var client = new HttpClient { BaseAddress = mock.Url };
                using var request = new HttpRequestMessage(method, path)
                {
                    Headers =
                    {
                        { "Origin", "http://evil.test" },
                        { "Access-Control-Request-Method", "PUT" },
                        { "Access-Control-Request-Headers", "x-auth-token" },
                    },
                };

                var response = await client.SendAsync(request, Stop);

                response.Headers.ShouldNotContain(
                    header => header.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase), $"{method} {path}");
            }
        }
    }

    [Theory]
    [InlineData("PUT", "/__admin/files/x.txt")]
    [InlineData("POST", "/__admin/files/..%2fx.txt")]
    [InlineData("GET", "/__admin/files/x.txt")]
    [InlineData("DELETE", "/__admin/files/x.txt")]
    [InlineData("POST", "/__admin/mappings/save")]
    public async Task The_WireMock_admin_has_no_file_access(string method, string path)
    {
        await using var mock = await SdrsMockServer.StartAsync(cancellationToken: Stop);
        mock.AddStub(
            server => server.Given(
                WireMock.RequestBuilders.Request.Create().WithPath("/somewhere"))
                .RespondWith(WireMock.ResponseBuilders.Response.Create().WithStatusCode(200)));
        using var client = mock.CreateClient();
        using var request = new HttpRequestMessage(new(method), path) { Content = new StringContent("text") };

        ((int)(await client.SendAsync(request, Stop)).StatusCode).ShouldBeGreaterThanOrEqualTo(400);

        Directory.Exists(Path.Combine(Directory.GetCurrentDirectory(), "__admin")).ShouldBeFalse();
        Directory.Exists(Path.Combine(AppContext.BaseDirectory, "__admin")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_stub_cannot_respond_with_a_file()
    {
        await using var mock = await SdrsMockServer.StartAsync(cancellationToken: Stop);
        using var client = mock.CreateClient();
        await client.PostAsJsonAsync(
            "/__admin/mappings",
            new
            {
                request = new { path = "/file" },
                response = new { statusCode = 200, bodyAsFile = typeof(AdminAccessTests).Assembly.Location },
            },
            Stop);

        (await client.GetAsync("/file", Stop)).IsSuccessStatusCode.ShouldBeFalse();
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static async Task<HttpResponseMessage> Call(
        SdrsMockServer mock, string host, string path, params (string Name, string Value)[] headers)
    {
        using var client = new HttpClient { BaseAddress = mock.Url };
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Host = host } };
        request.Headers.Add("X-Auth-Token", "any");
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await client.SendAsync(request, Stop);
    }
}
