using System.Net;
using System.Net.Http.Json;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using SdrsMock.ControlPlane;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Hosting;

/// <summary><c>GET /__sdrs/events</c>: what changed, as server-sent events.</summary>
public sealed class EventsEndpointTests : MockServerTestBase
{
    private readonly FakeTimeProvider _time = new();

    private protected override void Configure(MockOptions options) => options.Clock = new(_time);

    [Fact]
    public async Task Changes_arrive_in_their_order()
    {
        using var events = await Open();
        var job = (await Json(await CreateGroup())).Text("job_id");

        var (_, kind, data) = await events.Read(Stop);
        (kind, data.Text("project_id"), data.Text("job_id"), data.Text("status")).ShouldBe(("job", Mock.ProjectId, job, "INIT"));
        (_, kind, data) = await events.Read(Stop);
        (kind, data.Text("operation"), data.Int("status")).ShouldBe(("call", "CreateProtectionGroup", 200));

        await Control(HttpMethod.Post, "clock", new { advance = "PT1M" });
        (_, kind, data) = await events.Read(Stop);
        (kind, data.Text("now")!.Length).ShouldBe(("clock", "2026-01-01T00:00:00.000Z".Length));

        var shown = await Client.GetAsync($"{V1}/jobs/{job}", Stop);
        (_, kind, data) = await events.Read(Stop);
        (kind, data.Text("job_id"), data.Text("status")).ShouldBe(("job", job, "SUCCESS"));
        (_, kind, data) = await events.Read(Stop);
        (kind, data.Text("request_id")).ShouldBe(("call", shown.Headers.GetValues("X-Request-Id").Single()));
    }

    [Fact]
    public async Task Each_kind_of_change_has_an_event()
    {
        using var events = await Open();

        await Control(HttpMethod.Post, "faults", new { operation = "*", status = 503 });
        await Control(HttpMethod.Patch, $"inventory/servers/{Mock.Variables["server_a"]}", new { name = "other" });
        await Control(HttpMethod.Delete, "faults");
        Mock.Faults.Add(new() { Operation = "*", Delay = "PT1S" });
        await Control(HttpMethod.Post, $"reset?project_id={Mock.ProjectId}");
        await Control(HttpMethod.Post, "reset");

        List<string> kinds = [];
        for (var number = 0; number < 7; number++)
        {
            var (_, kind, data) = await events.Read(Stop);
            kinds.Add($"{kind} {data.GetRawText()}");
        }

        kinds.ShouldBe(
        [
            "faults {}", $$"""inventory {"project_id":"{{Mock.ProjectId}}","kind":"servers"}""", "faults {}", "faults {}",
            $$"""reset {"project_id":"{{Mock.ProjectId}}"}""", "faults {}", "reset {}",
        ]);
    }

    [Fact]
    public async Task A_replaced_state_is_a_reset()
    {
        var state = await Client.GetStringAsync("/__sdrs/state", Stop);
        using var events = await Open();

        using var body = new StringContent(state, Encoding.UTF8, "application/json");
        (await Client.PutAsync("/__sdrs/state", body, Stop)).EnsureSuccessStatusCode();

        (await events.Read(Stop)).Kind.ShouldBe("reset");
    }

    [Fact]
    public async Task Without_a_change_there_is_no_event()
    {
        using var events = await Open();

        await Control(HttpMethod.Post, "clock", new { advance = "PT0S" });
        await Control(HttpMethod.Post, "clock", new { until = "idle" });
        await Control(HttpMethod.Delete, "faults");
        await Client.DeleteAsync("/__sdrs/faults/fault-9", Stop);
        await Client.PostAsJsonAsync("/__sdrs/faults", new { operation = "None", status = 503 }, Stop);
        await Client.PatchAsJsonAsync("/__sdrs/inventory/servers/none", new { name = "other" }, Stop);
        await Client.PutAsync("/__sdrs/state", new StringContent("{}"), Stop);
        await Client.GetAsync("/__sdrs/jobs", Stop);
        await Client.GetAsync($"{V1}/server-groups", Stop);

        var (_, kind, data) = await events.Read(Stop);
        (kind, data.Text("operation")).ShouldBe(("call", "ListProtectionGroups"));
    }

    [Fact]
    public async Task A_project_gets_its_own_events_and_those_for_all()
    {
        using var events = await Open($"?project_id={new string('a', 32)}");

        await CreateGroup();
        Mock.Clock.Advance(TimeSpan.FromSeconds(1));
        await Client.GetAsync($"/v1/{new string('a', 32)}/server-groups", Stop);

        (await events.Read(Stop)).Kind.ShouldBe("clock");
        var (_, kind, data) = await events.Read(Stop);
        (kind, data.Text("project_id")).ShouldBe(("call", new string('a', 32)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_client_resumes_after_the_last_event_that_it_has(bool byHeader)
    {
        string id;
        using (var events = await Open())
        {
            await Client.GetAsync(Groups, Stop);
            (id, _, _) = await events.Read(Stop);
        }

        Mock.Clock.Advance(TimeSpan.FromSeconds(1));
        await Client.GetAsync(Groups, Stop);

        using var resumed = byHeader ? await Open("?after=0", id) : await Open($"?after={id}");
        var (next, kind, _) = await resumed.Read(Stop);
        (next, kind).ShouldBe(($"{long.Parse(id) + 1}", "clock"));
        (await resumed.Read(Stop)).Kind.ShouldBe("call");
    }

    [Fact]
    public async Task An_unknown_position_is_lost()
    {
        using var events = await Open("?after=7");

        (await events.Read(Stop)).Kind.ShouldBe("lost");
    }

    [Fact]
    public async Task An_idle_connection_gets_a_heartbeat_every_15_seconds()
    {
        using var events = await Open();

        for (var beat = 0; beat < 3; beat++)
        {
            _time.Advance(EventsEndpoint.HeartbeatInterval);
            (await events.ReadBlock(Stop)).ShouldStartWith(": heartbeat");
        }

        EventsEndpoint.HeartbeatInterval.ShouldBe(TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task The_response_is_not_stored_and_not_buffered()
    {
        using var events = await Open();

        events.Response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        events.Response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        events.Response.Headers.GetValues("X-Accel-Buffering").ShouldBe(["no"]);
        using var head = new HttpRequestMessage(HttpMethod.Head, "/__sdrs/events");
        (await Client.SendAsync(head, Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_shutdown_ends_the_stream_in_order()
    {
        var mock = await SdrsMockServer.StartAsync(cancellationToken: Stop);
        using var client = mock.CreateClient();
        using var events = await EventStreamReader.Open(client, "", Stop);

        await mock.DisposeAsync();

        // A connection that is aborted after the time of grace would throw.
        (await events.ReadBlock(Stop)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_client_that_leaves_ends_its_subscription()
    {
        (await Open()).Dispose();

        while (Mock.Engine.Changes.SubscriberCount > 0)
        {
            await Task.Yield();
            Stop.ThrowIfCancellationRequested();
        }
    }

    [Theory]
    [InlineData("GET", "?after=x", 400, "after: \"x\" is invalid")]
    [InlineData("GET", "?after=-1", 400, "after: ")]
    [InlineData("GET", "?since=1", 400, "since is not a query parameter")]
    [InlineData("GET", "?project_id=1", 400, "project_id: ")]
    [InlineData("POST", "", 405, "events does not support POST")]
    public async Task An_invalid_request_is_rejected_with_the_reason(string method, string query, int status, string message)
    {
        using var request = new HttpRequestMessage(new(method), $"/__sdrs/events{query}");

        var response = await Client.SendAsync(request, Stop);

        ((int)response.StatusCode).ShouldBe(status);
        (await Json(response)).Text("error")!.ShouldStartWith(message);
    }

    [Fact]
    public async Task The_admin_token_guards_the_events()
    {
        await using var mock = await SdrsMockServer.StartAsync(options => options.AdminToken = "secret", Stop);
        using var client = mock.CreateClient();

        (await client.GetAsync("/__sdrs/events", Stop)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        client.DefaultRequestHeaders.Add("X-Admin-Token", "secret");
        using var events = await EventStreamReader.Open(client, "", Stop);
        events.Response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private Task<EventStreamReader> Open(string query = "", string? lastEventId = null) =>
        EventStreamReader.Open(Client, query, Stop, lastEventId);

    private async Task Control(HttpMethod method, string call, object? body = null)
    {
        using var request = new HttpRequestMessage(method, $"/__sdrs/{call}");
        request.Content = body is null ? null : JsonContent.Create(body);
        (await Client.SendAsync(request, Stop)).EnsureSuccessStatusCode();
    }
}
