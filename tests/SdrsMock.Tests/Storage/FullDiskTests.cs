using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using SdrsMock.Engine;
using SdrsMock.Storage;
using SdrsMock.Storage.Sqlite;
using SdrsMock.Tests.Host;
using Shouldly;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using Xunit;

namespace SdrsMock.Tests.Storage;

/// <summary>No room for the state: whoever writes is told, nothing that was acknowledged is lost, and nothing else stays.</summary>
public sealed class FullDiskTests
{
    [Fact]
    public async Task A_write_that_cannot_be_kept_answers_500_and_leaves_everything_as_it_was()
    {
        using var keeping = new Keeping();
        await using var mock = await SdrsMockServer.StartAsync(options => options.State = keeping.File, TestContext.Current.CancellationToken);
        using var sdrs = mock.CreateClient();
        var (group, job) = await Group(mock, sdrs);
        var store = (SqliteStore)mock.Engine.Worlds.Store!;
        store.Say("pragma max_page_count = 1");

        var acknowledged = "group";
        HttpResponseMessage answer;
        do
        {
            answer = await sdrs.PutAsJsonAsync($"/v1/{mock.ProjectId}/server-groups/{group}", new { server_group = new { name = $"{acknowledged[..5]}-{Guid.NewGuid()}" } }, TestContext.Current.CancellationToken);
            acknowledged = answer.IsSuccessStatusCode ? await NameIn(answer) : acknowledged;
        }
        while (answer.IsSuccessStatusCode);

        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("error").Text("code").ShouldBe("SDRS.0013");
        (await NameOf(mock, sdrs, group)).ShouldBe(acknowledged);

        store.Say($"pragma max_page_count = {int.MaxValue}");
        (await sdrs.PutAsJsonAsync($"/v1/{mock.ProjectId}/server-groups/{group}", new { server_group = new { name = "room-again" } }, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await mock.DisposeAsync();
        var after = new Sdrs(options => options.State = keeping.File, mock.ProjectId);
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
    public async Task A_change_that_cannot_be_kept_answers_500_and_leaves_everything_as_it_was(string method, string path, string body)
    {
        using var keeping = new Keeping();
        await using var mock = await SdrsMockServer.StartAsync(options => options.State = keeping.File, TestContext.Current.CancellationToken);
        using var sdrs = mock.CreateClient();
        await Group(mock, sdrs);
        var before = mock.Engine.StateOf(null);
        var store = (SqliteStore)mock.Engine.Worlds.Store!;
        store.Say("pragma query_only = 1");

        using var request = new HttpRequestMessage(new(method), $"/__sdrs/{path}") { Content = new StringContent(body) };
        var answer = await sdrs.SendAsync(request, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe("""{"error":"The state cannot be kept, and nothing was changed."}""");
        mock.Engine.StateOf(null).ShouldBe(before);
        mock.Engine.Faults.All.ShouldBeEmpty();
        store.Say("pragma query_only = 0");
        await mock.DisposeAsync();
        using var after = new Sdrs(options => options.State = keeping.File, mock.ProjectId).Engine;
        after.StateOf(null).ShouldBe(before);
    }

    [Fact]
    public async Task A_write_that_passes_by_a_stub_is_kept_like_any_other()
    {
        using var keeping = new Keeping();
        await using var mock = await SdrsMockServer.StartAsync(options => options.State = keeping.File, TestContext.Current.CancellationToken);
        using var sdrs = mock.CreateClient();
        var (group, _) = await Group(mock, sdrs);
        var path = $"/v1/{mock.ProjectId}/server-groups/{group}";
        mock.Stub(server => server.Given(Request.Create().WithPath(path).UsingDelete()).RespondWith(Response.Create().WithStatusCode(204)));
        ((SqliteStore)mock.Engine.Worlds.Store!).Say("pragma query_only = 1");

        var answer = await sdrs.PutAsJsonAsync(path, new { server_group = new { name = "other" } }, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await NameOf(mock, sdrs, group)).ShouldBe("group");
    }

    [Fact]
    public async Task What_could_not_be_kept_stands_in_the_journal_as_it_was_answered_and_why()
    {
        using var keeping = new Keeping();
        await using var mock = await SdrsMockServer.StartAsync(options => options.State = keeping.File, TestContext.Current.CancellationToken);
        using var sdrs = mock.CreateClient();
        var (group, _) = await Group(mock, sdrs);
        var path = $"/v1/{mock.ProjectId}/server-groups/{group}";
        var store = (SqliteStore)mock.Engine.Worlds.Store!;

        store.Say("pragma query_only = 1");
        (await sdrs.PutAsJsonAsync(path, new { server_group = new { name = "lost" } }, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        store.Say("pragma query_only = 0");
        (await sdrs.PutAsJsonAsync(path, new { server_group = new { name = "kept" } }, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);

        mock.Requests[^2].ShouldSatisfyAllConditions(
            lost => lost.Path.ShouldBe(path),
            lost => lost.Operation.ShouldBe("UpdateProtectionGroupName"),
            lost => lost.Status.ShouldBe(500),
            lost => lost.ErrorCode.ShouldBe("SDRS.0013"),
            lost => lost.Detail.ShouldNotBeNull().ShouldStartWith("the state cannot be kept: "));
        mock.Requests[^1].Status.ShouldBe(200);
    }

    [Fact]
    public async Task What_cannot_even_be_looked_at_stands_in_the_journal_as_it_was_answered_and_why()
    {
        using var keeping = new Keeping();
        await using var mock = await SdrsMockServer.StartAsync(options => options.State = keeping.File, TestContext.Current.CancellationToken);
        using var sdrs = mock.CreateClient();
        mock.Engine.Worlds.Store!.Dispose();

        (await sdrs.GetAsync($"/v1/{mock.ProjectId}/server-groups", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.InternalServerError);

        var entry = mock.Requests.ShouldHaveSingleItem();
        entry.Status.ShouldBe(500);
        entry.Detail.ShouldNotBeNull().ShouldStartWith("the state cannot be ");
    }

    [Fact]
    public async Task What_could_not_be_kept_is_a_failure_to_those_who_listen()
    {
        const string Trace = "5d125000000040008000000000000001";
        using var keeping = new Keeping();
        var sdrs = keeping.Start();
        var group = sdrs.GivenGroup();
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
        ((SqliteStore)sdrs.Engine.Worlds.Store!).Say("pragma query_only = 1");

        Should.Throw<StoreFailure>(() => sdrs.Send("PUT", $"/v1/{sdrs.ProjectId}/server-groups/{group}", new { server_group = new { name = "lost" } }, null, ("traceparent", $"00-{Trace}-0000000000000001-01")));

        (await heard.Task.WaitAsync(TestContext.Current.CancellationToken)).ShouldBe(500);
    }

    private static async Task<(string Group, string Job)> Group(SdrsMockServer mock, HttpClient sdrs)
    {
        var accepted = await OnMock.PostGroup(mock, sdrs, TestContext.Current.CancellationToken);
        var job = (await accepted.Content.ReadFromJsonAsync<JsonElement>()).Text("job_id")!;
        mock.Clock.Advance(TimeSpan.FromSeconds(2));
        return ((await sdrs.GetFromJsonAsync<JsonElement>($"/v1/{mock.ProjectId}/jobs/{job}")).GetProperty("entities").Text("server_group_id")!, job);
    }

    private static async Task<string> NameIn(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("server_group").Text("name")!;

    private static async Task<string> NameOf(SdrsMockServer mock, HttpClient sdrs, string group) =>
        (await sdrs.GetFromJsonAsync<JsonElement>($"/v1/{mock.ProjectId}/server-groups/{group}")).GetProperty("server_group").Text("name")!;
}
