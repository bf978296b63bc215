using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using Shouldly;
using WireMock;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using Xunit;

namespace SdrsMock.Tests.Hosting;

/// <summary>What goes over the wire.</summary>
public sealed class HttpTests : MockServerTestBase
{
    private static readonly string[] s_get = ["GET"];

    [Fact]
    public async Task Every_response_has_its_own_request_id()
    {
        var first = await Get(Groups);
        var second = await Get("/nowhere/at/all");

        var ids = new[] { first, second }.Select(response => response.Headers.GetValues("X-Request-Id").Single()).ToList();
        ids.ShouldBeUnique();
        ids.ShouldAllBe(id => id.Length == 32);
        first.Content.Headers.ContentType!.ToString().ShouldBe("application/json");
    }

    [Fact]
    public async Task A_rejection_names_its_constraint_in_a_header_only()
    {
        var response = await Get($"{Groups}/unknown");

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        response.Headers.GetValues("X-Sdrs-Mock-Constraint").ShouldBe(["PG-GET-01; basis=confirmed-live"]);
        (await Text(response)).ShouldBe("""{"error":{"message":"Protection group not found","code":"SDRS.1013"}}""");
    }

    [Fact]
    public async Task Without_hints_there_is_no_constraint_header()
    {
        await using var mock = await SdrsMockServer.StartAsync(options => options.Hints = false, Stop);
        using var client = mock.CreateClient();

        var response = await client.GetAsync($"/v1/{mock.ProjectId}/server-groups/unknown", Stop);

        response.Headers.Contains("X-Sdrs-Mock-Constraint").ShouldBeFalse();
    }

    [Fact]
    public async Task The_journal_states_why_a_request_was_rejected()
    {
        await Get($"{Groups}?limit=1001");

        var entry = Mock.Requests[^1];
        entry.Constraint.ShouldBe("PG-LIST-01");
        entry.Statement.ShouldBe("limit is an integer from 0 to 1000, default 1000");
        entry.Location.ShouldBe("?limit");
        entry.Source.ShouldNotBeNullOrEmpty();
    }

    [Theory]
    [InlineData("{\"server_group\":{\"name\":\"a\",}}", "application/json", 400, "SDRS.0201")]
    [InlineData("{\"server_group\":{},\"server_group\":{}}", "application/json", 400, "SDRS.0201")]
    [InlineData("{} trailing", "application/json", 400, "SDRS.0201")]
    [InlineData("[]", "application/json", 400, "SDRS.0201")]
    [InlineData("{\"server_group\":[]}", "application/json", 400, "SDRS.0201")]
    [InlineData("{\"server_group\":{\"name\":5}}", "application/json", 400, "SDRS.0202")]
    [InlineData("{\"server_group\":{\"name\":\"\\ud800\"}}", "application/json", 400, "SDRS.0201")]
    [InlineData("{}", "text/plain", 400, "SDRS.0201")]
    [InlineData("", "application/json", 400, "SDRS.0201")]
    public async Task Invalid_bodies_get_the_documented_error(string body, string type, int status, string code)
    {
        using var content = new StringContent(body, Encoding.UTF8);
        content.Headers.ContentType = new(type);

        var response = await Client.PostAsync(Groups, content, Stop);

        ((int)response.StatusCode).ShouldBe(status);
        (await Json(response)).GetProperty("error").GetProperty("code").GetString().ShouldBe(code);
    }

    [Fact]
    public async Task Deeply_nested_JSON_is_rejected()
    {
        using var content = new StringContent(new string('[', 100_000), Encoding.UTF8, "application/json");

        var response = await Client.PostAsync(Groups, content, Stop);

        (await Json(response)).GetProperty("error").GetProperty("code").GetString().ShouldBe("SDRS.0201");
    }

    [Theory]
    [InlineData(12 << 20, HttpStatusCode.BadRequest)]
    [InlineData((12 << 20) + 1, HttpStatusCode.RequestEntityTooLarge)]
    public async Task The_gateway_rejects_bodies_over_12_MB(int size, HttpStatusCode status)
    {
        using var content = new ByteArrayContent(Encoding.ASCII.GetBytes("\"".PadRight(size - 1, 'x') + "\""));
        content.Headers.ContentType = new("application/json");

        var response = await Client.PostAsync(Groups, content, Stop);

        response.StatusCode.ShouldBe(status);
    }

    [Fact]
    public async Task The_gateway_rejects_a_chunked_body_over_12_MB()
    {
        using var content = new StreamContent(new MemoryStream(new byte[(12 << 20) + 1]));
        using var request = new HttpRequestMessage(HttpMethod.Post, Groups) { Content = content };
        request.Headers.TransferEncodingChunked = true;

        var response = await Client.SendAsync(request, Stop);

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await Json(response)).GetProperty("error_code").GetString().ShouldBe("APIGW.0201");
    }

    [Theory]
    [InlineData(20_000, 0, 414)]
    [InlineData(0, 40_000, 494)]
    public async Task The_gateway_rejects_too_long_URLs_and_headers(int query, int header, int status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Groups}?name={new string('a', query)}");
        request.Headers.Add("X-Long", new string('a', header));

        var response = await Client.SendAsync(request, Stop);

        ((int)response.StatusCode).ShouldBe(status);
        (await Json(response)).GetProperty("error_code").GetString().ShouldBe("APIGW.0201");
    }

    [Fact]
    public async Task A_gzipped_body_is_read()
    {
        var response = await PostGzipped("""{"server_group":{"name":"?"}}""");

        (await Json(response)).GetProperty("error").GetProperty("code").GetString().ShouldBe("SDRS.0202");
    }

    [Fact]
    public async Task Requests_without_credentials_are_rejected()
    {
        using var client = new HttpClient { BaseAddress = Mock.Url };

        var response = await client.GetAsync(Groups, Stop);

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await Json(response)).GetProperty("error_code").GetString().ShouldBe("APIGW.0301");
    }

    [Theory]
    [InlineData("GET", "/nonsense/at/all", "The API does not exist or has not been published in the environment")]
    [InlineData("PATCH", "/v1/{0}/server-groups", "The API does not exist")]
    public async Task The_gateway_rejects_unknown_paths_and_methods(string method, string path, string message)
    {
        using var request = new HttpRequestMessage(new(method), string.Format(path, Mock.ProjectId));

        var response = await Client.SendAsync(request, Stop);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Json(response)).GetProperty("error_msg").GetString().ShouldBe(message);
    }

    [Fact]
    public async Task An_Accept_header_that_excludes_JSON_is_rejected()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Groups);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/csv"));

        (await Client.SendAsync(request, Stop)).StatusCode.ShouldBe(HttpStatusCode.NotAcceptable);
    }

    [Fact]
    public async Task HEAD_responds_like_GET_without_a_body()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, Groups);

        var response = await Client.SendAsync(request, Stop);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Text(response)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_absolute_request_form_of_proxies_is_accepted()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, Mock.Url.Port), Stop);
        await socket.SendAsync(
            Encoding.ASCII.GetBytes(
                $"GET http://sdrs.example.test{Groups} HTTP/1.1\r\nHost: sdrs.example.test\r\nX-Auth-Token: any\r\nConnection: " +
                    $"close\r\n\r\n"),
            Stop);

        using var reader = new StreamReader(new NetworkStream(socket));
        (await reader.ReadToEndAsync(Stop)).ShouldStartWith("HTTP/1.1 200");
    }

    [Fact]
    public async Task A_posted_stub_overrides_the_simulation()
    {
        await Client.PostAsJsonAsync("/__admin/mappings", new
        {
            request = new { path = Groups, methods = s_get },
            response = new { statusCode = 418, body = "tea" },
        }, Stop);

        (await Get(Groups)).StatusCode.ShouldBe((HttpStatusCode)418);
        using var nothing = JsonContent.Create(new { });
        var behind = await Client.PostAsync(Groups, nothing, Stop);
        behind.Headers.GetValues("X-Sdrs-Mock-Constraint").ShouldBe(["ALL-07; basis=judgement"]);

        await Client.DeleteAsync("/__admin/mappings", Stop);
        (await Get(Groups)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_web_server_creates_no_traces_and_logs_without_listeners()
    {
        Activity? made = new("none");
        Mock.AddStub(server => server.Given(Request.Create().WithPath("/activity")).RespondWith(Response.Create().WithCallback(_ =>
        {
            made = Activity.Current;
            return new ResponseMessage { StatusCode = 204 };
        })));

        (await Client.GetAsync("/activity", Stop)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        made.ShouldBeNull();
    }

    [Fact]
    public async Task A_stub_added_in_process_overrides_the_simulation()
    {
        Mock.AddStub(
            server => server.Given(Request.Create().WithPath("/v1/*/sdrs/quotas")).RespondWith(Response.Create().WithStatusCode(503)));

        (await Get($"{V1}/sdrs/quotas")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await Get(Groups)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Stubs_and_the_simulation_read_a_gzipped_body()
    {
        Mock.AddStub(
            server => server.Given(
                Request.Create().WithPath("/v1/*").UsingPost().WithBody("*tea*"))
                .RespondWith(Response.Create().WithStatusCode(418)));

        (await PostGzipped("""{"tea":{}}""")).StatusCode.ShouldBe((HttpStatusCode)418);
        (await Json(await PostGzipped("""{"server_group":{"name":"?"}}"""))).GetProperty("error").GetProperty("code").GetString()
            .ShouldBe("SDRS.0202");
    }

    [Theory]
    [InlineData("?limit=1&LIMIT=2")]
    [InlineData("?==")]
    public async Task A_request_that_WireMock_Net_cannot_parse_reaches_the_simulation(string query)
    {
        Mock.AddStub(
            server => server.Given(Request.Create().WithPath("/v1/*").UsingDelete()).RespondWith(Response.Create().WithStatusCode(418)));

        var response = await Get($"{Groups}{query}");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Text(response)).ShouldBe("""{"server_groups":[],"count":0}""");
        Mock.Requests.ShouldHaveSingleItem().Query.ShouldBe(query);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_dropped_connection_is_dropped(bool stubbed)
    {
        if (stubbed)
        {
            Mock.AddStub(
                server => server.Given(
                    Request.Create().WithPath("/v1/*").UsingDelete())
                    .RespondWith(Response.Create().WithStatusCode(418)));
        }

        Mock.Faults.Add(new() { Operation = "ListProtectionGroups", Drop = true, Times = 1 });

        await Should.ThrowAsync<HttpRequestException>(() => Get(Groups));
        (await Get(Groups)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(400), InlineData(401), InlineData(403), InlineData(404), InlineData(405), InlineData(406), InlineData(407)]
    [InlineData(408), InlineData(409), InlineData(500), InlineData(501), InlineData(502), InlineData(503), InlineData(504)]
    public async Task Each_abnormal_HTTP_status_can_be_produced(int status)
    {
        Mock.Faults.Add(new() { Operation = "CreateProtectedInstance", Status = status });
        using var body = JsonContent.Create(new { });

        var response = await Client.PostAsync($"{V1}/protected-instances", body, Stop);

        ((int)response.StatusCode).ShouldBe(status);
        (await Json(response)).GetProperty("error").GetProperty("code").GetString().ShouldBe($"{status}");
    }

    private Task<HttpResponseMessage> Get(string path) => Client.GetAsync(path, Stop);

    private async Task<HttpResponseMessage> PostGzipped(string body)
    {
        using var zipped = new MemoryStream();
        await using (var gzip = new GZipStream(zipped, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(body));
        }

        using var content = new ByteArrayContent(zipped.ToArray());
        content.Headers.ContentType = new("application/json");
        content.Headers.ContentEncoding.Add("gzip");
        return await Client.PostAsync(Groups, content, Stop);
    }
}
