using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using SdrsMock.Tests.Engine;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Hosting;

/// <summary><c>/__sdrs/fork</c> and <c>/__sdrs/snapshots</c>.</summary>
public sealed class SnapshotsEndpointTests : MockServerTestBase
{
    private const string Snapshots = "/__sdrs/snapshots";
    private const string Fork = "/__sdrs/fork";

    [Fact]
    public async Task A_fork_has_the_state_of_its_project_and_is_independent()
    {
        await using var project = Mock.CreateProject();
        await ProjectTests.Create(project);
        project.AdvanceUntilIdle();
        var running = await ProjectTests.Create(project);
        var before = await State(project.Id);

        using var response = await Client.PostAsJsonAsync(Fork, new { project_id = project.Id }, Stop);
        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        var fork = await Json(response);
        var id = fork.Text("id")!;

        fork.GetProperty("clock").Text("now").ShouldBe("2026-01-01T00:00:02.000Z");
        (await State(id)).ShouldBe(before);
        await Client.PostAsJsonAsync($"/__sdrs/clock?project_id={id}", new { until = "idle" }, Stop);
        (await Client.GetFromJsonAsync<JsonElement>($"/v1/{id}/jobs/{running}", Stop)).Text("status").ShouldBe("SUCCESS");
        (await State(project.Id)).ShouldBe(before);
    }

    [Fact]
    public async Task A_fork_of_the_default_project_gets_the_given_id()
    {
        const string into = "0000000000000000000000000000000a";
        await CreateGroup();

        (await Client.PostAsJsonAsync(Fork, new { into }, Stop)).StatusCode.ShouldBe(HttpStatusCode.Created);

        (await State(into)).ShouldBe(await State(Mock.ProjectId));
        (await Client.PostAsJsonAsync(Fork, new { into }, Stop)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Theory]
    [InlineData("[]", "The body must be an object")]
    [InlineData("""{"x":1}""", "x is not a member of a fork; known members are project_id, at, into.")]
    [InlineData("""{"project_id":"x"}""", "project_id: \"x\" is invalid; use 32 hexadecimal characters.")]
    [InlineData("""{"into":7}""", "into: 7 is invalid; use 32 hexadecimal characters.")]
    public async Task A_wrong_fork_is_rejected(string body, string problem)
    {
        using var response = await Client.PostAsync(Fork, new StringContent(body), Stop);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Json(response)).Text("error")!.ShouldStartWith(problem);
    }

    [Fact]
    public async Task A_project_returns_to_its_snapshot()
    {
        await using var project = Mock.CreateProject();
        var job = await ProjectTests.Create(project);
        var before = await State(project.Id);
        using var taken = await Take("before", project.Id);
        taken.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await Json(taken)).Text("time").ShouldBe("2026-01-01T00:00:00.000Z");
        project.AdvanceUntilIdle();
        await ProjectTests.Create(project);

        (await Client.PostAsync($"{Snapshots}/before/restore?project_id={project.Id}", null, Stop)).StatusCode
            .ShouldBe(HttpStatusCode.NoContent);

        project.Clock.Advanced.ShouldBe(TimeSpan.Zero);
        (await ProjectTests.Status(project, job)).ShouldBe("INIT");
        (await State(project.Id)).ShouldBe(before);
    }

    [Fact]
    public async Task A_snapshot_of_an_unchanged_project_can_be_restored()
    {
        await Take("fresh", Mock.ProjectId);
        await CreateGroup();

        (await Client.PostAsync($"{Snapshots}/fresh/restore", null, Stop)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await Client.GetFromJsonAsync<JsonElement>(Groups, Stop)).Int("count").ShouldBe(0);
    }

    [Fact]
    public async Task Snapshots_are_listed_read_and_deleted()
    {
        await using var project = Mock.CreateProject();
        await ProjectTests.Create(project);
        await Take("first", project.Id);
        await Take("second", Mock.ProjectId);
        (await Take("first", project.Id)).StatusCode.ShouldBe(HttpStatusCode.Conflict);

        (await Names(Snapshots)).ShouldBe(["first", "second"]);
        (await Names($"{Snapshots}?project_id={project.Id}")).ShouldBe(["first"]);
        var document = await Client.GetStringAsync($"{Snapshots}/first?project_id={project.Id}", Stop);
        document.ShouldBe(await Client.GetStringAsync($"/__sdrs/state?project_id={project.Id}", Stop));

        (await Client.DeleteAsync($"{Snapshots}/second", Stop)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await Client.DeleteAsync($"{Snapshots}/second", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Client.PostAsync($"{Snapshots}/second/restore", null, Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await project.DisposeAsync();
        (await Names(Snapshots)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Projects_use_the_same_names_without_meeting()
    {
        await using var project = Mock.CreateProject();
        await Take("before", Mock.ProjectId);
        (await Client.PostAsync($"{Snapshots}/before/restore?project_id={project.Id}", null, Stop)).StatusCode
            .ShouldBe(HttpStatusCode.NotFound);
        (await Take("before", project.Id)).StatusCode.ShouldBe(HttpStatusCode.Created);

        (await Client.DeleteAsync($"{Snapshots}/before?project_id={project.Id}", Stop)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await Names(Snapshots)).ShouldBe(["before"]);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"name":".."}""")]
    [InlineData("""{"name":"a","x":1}""")]
    [InlineData("""{"name":7}""")]
    [InlineData("""{"name":""}""")]
    [InlineData("""{"name":"a/b"}""")]
    public async Task A_wrong_snapshot_is_rejected(string body)
    {
        using var response = await Client.PostAsync(Snapshots, new StringContent(body), Stop);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Json(response)).Text("error").ShouldNotBeNullOrEmpty();
    }

    private Task<HttpResponseMessage> Take(string name, string projectId) =>
        Client.PostAsJsonAsync($"{Snapshots}?project_id={projectId}", new { name }, Stop);

    private async Task<List<string?>> Names(string path) =>
        [.. (await Client.GetFromJsonAsync<JsonElement>(path, Stop)).GetProperty("snapshots").EnumerateArray()
            .Select(snapshot => snapshot.Text("name"))];

    // The project without its id.
    private async Task<string> State(string projectId)
    {
        var document = await Client.GetFromJsonAsync<JsonElement>($"/__sdrs/state?project_id={projectId}", Stop);
        var project = document.GetProperty("projects")[0];
        return string.Concat(project.EnumerateObject()
            .Where(member => member.Name is not "project_id" and not "now").Select(member => member.Value.GetRawText()));
    }
}
