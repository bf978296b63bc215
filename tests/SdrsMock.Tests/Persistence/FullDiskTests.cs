using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using SdrsMock.Diagnostics;
using SdrsMock.Persistence.Sqlite;
using SdrsMock.Tests.Hosting;
using Shouldly;
using WireMock.RequestBuilders;
using Xunit;

namespace SdrsMock.Tests.Persistence;

/// <summary>A full disk: writers get an error, acknowledged changes are kept, and rejected ones are not.</summary>
public sealed class FullDiskTests : MockServerTestBase
{
    private readonly StateFileHarness _keeping = new();

    private SqliteStore Store => (SqliteStore)Mock.Engine.Projects.CommandLog;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _keeping.Dispose();
    }

    [Fact]
    public async Task A_request_that_cannot_be_stored_returns_500_and_changes_nothing()
    {
        var (group, job) = await NewGroup();
        Store.Enqueue("pragma max_page_count = 1");

        var acknowledged = "group";
        HttpResponseMessage response;
        var calls = 0;
        do
        {
            (++calls).ShouldBeLessThan(100_000, "the file has no room, and still everything is kept");
            response = await Client.PutAsJsonAsync(
                $"{Groups}/{group}", new { server_group = new { name = $"{acknowledged[..5]}-{Guid.NewGuid()}" } }, Stop);
            acknowledged = response.IsSuccessStatusCode ? await NameIn(response) : acknowledged;
        }
        while (response.IsSuccessStatusCode);

        response.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await Json(response)).GetProperty("error").Text("code").ShouldBe("SDRS.0013");
        (await NameOf(group)).ShouldBe(acknowledged);

        Store.Enqueue($"pragma max_page_count = {int.MaxValue}");
        (
            await Client.PutAsJsonAsync($"{Groups}/{group}", new { server_group = new { name = "room-again" } }, Stop))
            .StatusCode.ShouldBe(HttpStatusCode.OK);
        await Mock.DisposeAsync();
        var after = new MockHarness(options => options.State = _keeping.File, Mock.ProjectId);
        after.Group(group).Text("name").ShouldBe("room-again");
        after.Get($"/jobs/{job}").Json.Text("status").ShouldBe("SUCCESS");
        after.Engine.Dispose();
    }

    [Theory]
    [InlineData("POST", "clock", """{"advance":"PT1H"}""")]
    [InlineData("POST", "reset", "{}")]
    [InlineData("POST", "faults", """{"operation":"ShowQuota","status":503}""")]
    [InlineData("PUT", "state", """{"format":1,"edition":"huawei","advanced":"PT5H","projects":[]}""")]
    [InlineData("POST", "inventory/volumes", """{"name":"disk"}""")]
    public async Task A_control_change_that_cannot_be_stored_returns_500_and_changes_nothing(string method, string path, string body)
    {
        await NewGroup();
        var before = Mock.Engine.GetStateJson(null);
        Store.Enqueue("pragma query_only = 1");

        using var request = new HttpRequestMessage(new(method), $"/__sdrs/{path}") { Content = new StringContent(body) };
        var response = await Client.SendAsync(request, Stop);

        response.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await Text(response)).ShouldBe("""{"error":"The state cannot be saved; nothing was changed."}""");
        Mock.Engine.GetStateJson(null).ShouldBe(before);
        Mock.Engine.Faults.Rules.All.ShouldBeEmpty();
        Store.Enqueue("pragma query_only = 0");
        await Mock.DisposeAsync();
        using var after = new MockHarness(options => options.State = _keeping.File, Mock.ProjectId).Engine;
        after.GetStateJson(null).ShouldBe(before);
    }

    [Fact]
    public async Task A_request_that_no_stub_matches_is_stored()
    {
        var (group, _) = await NewGroup();
        var path = $"{Groups}/{group}";
        Mock.AddStub(
            server => server.Given(Request.Create().WithPath(path).UsingDelete()).RespondWith(
                WireMock.ResponseBuilders.Response.Create().WithStatusCode(204)));
        Store.Enqueue("pragma query_only = 1");

        var response = await Client.PutAsJsonAsync(path, new { server_group = new { name = "other" } }, Stop);

        response.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await NameOf(group)).ShouldBe("group");
    }

    [Fact]
    public async Task The_journal_shows_a_failed_write_with_its_response_and_reason()
    {
        var (group, _) = await NewGroup();
        var path = $"{Groups}/{group}";

        Store.Enqueue("pragma query_only = 1");
        (
            await Client.PutAsJsonAsync(path, new { server_group = new { name = "lost" } }, Stop))
            .StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        Store.Enqueue("pragma query_only = 0");
        (await Client.PutAsJsonAsync(path, new { server_group = new { name = "kept" } }, Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);

        Mock.Requests[^2].ShouldSatisfyAllConditions(
            lost => lost.Path.ShouldBe(path),
            lost => lost.Operation.ShouldBe("UpdateProtectionGroupName"),
            lost => lost.Status.ShouldBe(500),
            lost => lost.ErrorCode.ShouldBe("SDRS.0013"),
            lost => lost.Detail.ShouldNotBeNull().ShouldStartWith("the state cannot be persisted: "));
        Mock.Requests[^1].Status.ShouldBe(200);
    }

    [Fact]
    public async Task The_journal_shows_a_failed_read_with_its_response_and_reason()
    {
        Mock.Engine.Projects.CommandLog.Dispose();

        (await Client.GetAsync(Groups, Stop)).StatusCode.ShouldBe(HttpStatusCode.InternalServerError);

        var entry = Mock.Requests.ShouldHaveSingleItem();
        entry.Status.ShouldBe(500);
        entry.Detail.ShouldNotBeNull().ShouldStartWith("the state cannot be ");
    }

    [Fact]
    public async Task Telemetry_reports_a_failed_write_as_an_error()
    {
        const string Trace = "5d125000000040008000000000000001";
        var (group, _) = await NewGroup();
        var heard = new TaskCompletionSource<object?>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Telemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                // Other tests are heard as well.
                if (activity.TraceId.ToHexString() == Trace)
                {
                    heard.TrySetResult(activity.GetTagItem("http.response.status_code"));
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        Store.Enqueue("pragma query_only = 1");

        using var request = new HttpRequestMessage(
            HttpMethod.Put, $"{Groups}/{group}")
        { Content = JsonContent.Create(new { server_group = new { name = "lost" } }) };
        request.Headers.Add("traceparent", $"00-{Trace}-0000000000000001-01");
        await Client.SendAsync(request, Stop);

        (await heard.Task.WaitAsync(TestTimeouts.Most, Stop)).ShouldBe(500);
    }

    private protected override void Configure(MockOptions options) => options.State = _keeping.File;

    private async Task<(string Group, string Job)> NewGroup()
    {
        var job = (await Json(await CreateGroup())).Text("job_id")!;
        Mock.Clock.Advance(TimeSpan.FromSeconds(2));
        return (
            (await Client.GetFromJsonAsync<JsonElement>($"{V1}/jobs/{job}", Stop)).GetProperty("entities").Text("server_group_id")!, job);
    }

    private static async Task<string> NameIn(HttpResponseMessage response) => NameIn(await Json(response));

    private static string NameIn(JsonElement response) => response.GetProperty("server_group").Text("name")!;

    private async Task<string> NameOf(string group) => NameIn(await Client.GetFromJsonAsync<JsonElement>($"{Groups}/{group}", Stop));
}
