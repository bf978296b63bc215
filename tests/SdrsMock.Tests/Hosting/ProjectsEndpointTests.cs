using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Hosting;

/// <summary><c>/__sdrs/projects</c>, and the calls that take <c>project_id</c>.</summary>
public sealed class ProjectsEndpointTests : MockServerTestBase
{
    private const string Projects = "/__sdrs/projects";

    [Fact]
    public async Task A_project_is_created_used_and_deleted()
    {
        using var created = await Client.PostAsJsonAsync(Projects, new { clock = "frozen", start = "2030-01-01T00:00:00Z" }, Stop);
        created.StatusCode.ShouldBe(HttpStatusCode.Created);
        var project = await Json(created);
        var id = project.Text("id")!;
        created.Headers.Location!.ToString().ShouldBe($"{Projects}/{id}");
        project.GetProperty("own_clock").GetBoolean().ShouldBeTrue();
        project.GetProperty("clock").Text("now").ShouldBe("2030-01-01T00:00:00.000Z");
        project.GetProperty("clock").Text("mode").ShouldBe("frozen");
        project.GetProperty("variables").Text("project_id").ShouldBe(id);
        project.GetProperty("variables").Text("access_key").ShouldNotBe(Mock.Variables["access_key"]);

        (await Client.GetFromJsonAsync<JsonElement>($"{Projects}/{id}", Stop)).GetRawText().ShouldBe(project.GetRawText());
        (await List()).ShouldBe([Mock.ProjectId, id]);

        (await Client.DeleteAsync($"{Projects}/{id}", Stop)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await Client.DeleteAsync($"{Projects}/{id}", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Client.GetAsync($"{Projects}/{id}", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await List()).ShouldBe([Mock.ProjectId]);
    }

    [Fact]
    public async Task The_body_may_be_left_out()
    {
        using var created = await Client.PostAsync(Projects, null, Stop);

        (await Json(created)).GetProperty("clock").Text("mode").ShouldBe("frozen");
    }

    [Theory]
    [InlineData("""[]""", "The body must be an object, such as {\"clock\":\"frozen\"}.")]
    [InlineData("""{"x":1}""", "x is not a member of a project; known members are id, clock, start.")]
    [InlineData("""{"id":"x"}""", "id: \"x\" is invalid; use 32 hexadecimal characters.")]
    [InlineData("""{"id":1}""", "id: expected a string, got 1.")]
    [InlineData("""{"clock":"fast"}""", "clock: \"fast\" is invalid; use frozen or real.")]
    [InlineData("""{"clock":"real","start":"2030-01-01T00:00:00Z"}""", "start: only a frozen clock has one; leave it out.")]
    [InlineData("""{"start":"soon"}""", "start: \"soon\" is invalid; use an ISO 8601 time")]
    [InlineData("""{"start":"4001-01-01T00:00:00Z"}""", "start: \"4001-01-01T00:00:00Z\" is invalid")]
    public async Task A_wrong_body_is_rejected(string body, string problem)
    {
        using var response = await Client.PostAsync(Projects, new StringContent(body), Stop);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Json(response)).Text("error")!.ShouldStartWith(problem);
    }

    [Fact]
    public async Task An_id_is_created_once()
    {
        var body = new { id = "0000000000000000000000000000000a" };
        (await Client.PostAsJsonAsync(Projects, body, Stop)).StatusCode.ShouldBe(HttpStatusCode.Created);

        (await Client.PostAsJsonAsync(Projects, body, Stop)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task The_clock_of_a_project_is_moved_by_its_id()
    {
        await using var project = Mock.CreateProject();
        await CreateGroup();

        var moved = await Post($"clock?project_id={project.Id}", new { advance = "PT1H" });
        moved.Text("now").ShouldBe("2026-01-01T01:00:00.000Z");
        moved.Text("project_id").ShouldBe(project.Id);
        (await Post($"clock?project_id={project.Id}", new { until = "idle" })).Text("advanced").ShouldBe("PT1H");
        (await Client.GetFromJsonAsync<JsonElement>($"/__sdrs/clock?project_id={project.Id}", Stop)).Text("advanced").ShouldBe("PT1H");

        var shared = await Client.GetFromJsonAsync<JsonElement>("/__sdrs/clock", Stop);
        shared.Text("advanced").ShouldBe("PT0S");
        shared.TryGetProperty("project_id", out _).ShouldBeFalse();
        (await Post("clock", new { until = "idle" })).Text("advanced").ShouldBe("PT2S");
    }

    [Fact]
    public async Task The_response_to_a_new_rule_says_which_projects_it_applies_to()
    {
        await using var project = Mock.CreateProject();

        (await Post("faults", new { status = 503 })).Text("scope").ShouldBe("all projects");
        var own = await Post($"faults?project_id={project.Id}", new { status = 503 });
        own.Text("scope").ShouldBe("project");

        using var again = await Client.PostAsync("/__sdrs/faults", new StringContent(own.GetRawText()), Stop);
        again.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await Client.DeleteAsync($"/__sdrs/faults/{own.Text("id")}", Stop)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        project.Faults.All.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Deleting_the_journal_of_a_project_keeps_the_others()
    {
        await using var project = Mock.CreateProject();
        using var http = project.CreateClient();
        await http.GetAsync($"/v1/{project.Id}/server-groups", Stop);
        await Client.GetAsync(Groups, Stop);

        await Client.DeleteAsync($"/__sdrs/requests?project_id={project.Id}", Stop);

        project.Requests.ShouldBeEmpty();
        Mock.Requests.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Events_tell_of_projects_and_end_with_them()
    {
        await using var project = Mock.CreateProject();
        using var subscription = Mock.Engine.Changes.Subscribe(null, null);
        project.Clock.Advance(TimeSpan.FromSeconds(1));
        await using var next = Mock.CreateProject();

        await project.DisposeAsync();

        subscription.Take().Select(change => (change.Kind, change.ProjectId)).ShouldBe(
            [("project", next.Id), ("project", project.Id)]);
    }

    private async Task<List<string?>> List() =>
        [.. (await Client.GetFromJsonAsync<JsonElement>(Projects, Stop)).GetProperty("projects").EnumerateArray()
            .Select(project => project.Text("id"))];

    private async Task<JsonElement> Post(string call, object body)
    {
        using var response = await Client.PostAsJsonAsync($"/__sdrs/{call}", body, Stop);
        return await Json(response);
    }
}
