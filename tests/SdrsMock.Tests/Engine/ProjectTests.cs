using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Engine;

/// <summary>Projects of their own: each with a clock, fault rules, journal, inventory and credentials that no other project sees.</summary>
public sealed class ProjectTests : IAsyncLifetime
{
    private SdrsMockServer _mock = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _mock = await SdrsMockServer.StartAsync(cancellationToken: Stop);

    public ValueTask DisposeAsync() => _mock.DisposeAsync();

    [Fact]
    public async Task The_clock_of_a_project_ends_its_jobs_only()
    {
        await using var first = _mock.CreateProject();
        await using var second = _mock.CreateProject();
        using var http = _mock.CreateClient();
        var jobs = new Dictionary<string, string>
        {
            [first.Id] = await Create(first),
            [second.Id] = await Create(second),
            [_mock.ProjectId] = await Create(http, _mock.ProjectId, _mock.Variables),
        };

        first.Clock.Advance(TimeSpan.FromSeconds(2));

        (await Status(first, jobs[first.Id])).ShouldBe("SUCCESS");
        (await Status(second, jobs[second.Id])).ShouldBe("INIT");
        (await Status(http, _mock.ProjectId, jobs[_mock.ProjectId])).ShouldBe("INIT");

        _mock.Clock.Advance(TimeSpan.FromSeconds(2));

        (await Status(second, jobs[second.Id])).ShouldBe("INIT");
        (await Status(http, _mock.ProjectId, jobs[_mock.ProjectId])).ShouldBe("SUCCESS");
        second.Clock.Now.ShouldBe(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task Advancing_until_idle_moves_the_clock_of_that_project_only()
    {
        await using var first = _mock.CreateProject();
        await using var second = _mock.CreateProject();
        var (firstJob, secondJob) = (await Create(first), await Create(second));

        first.AdvanceUntilIdle();

        (await Status(first, firstJob)).ShouldBe("SUCCESS");
        (await Status(second, secondJob)).ShouldBe("INIT");
        _mock.Clock.Advanced.ShouldBe(TimeSpan.Zero);

        _mock.AdvanceUntilIdle();

        (await Status(second, secondJob)).ShouldBe("INIT");
        _mock.Clock.Advanced.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task A_fault_rule_of_a_project_applies_to_no_other()
    {
        await using var first = _mock.CreateProject();
        await using var second = _mock.CreateProject();
        first.Faults.Add(new() { Operation = "ShowQuota", Status = 503 }).ProjectId.ShouldBe(first.Id);

        (await Quotas(first)).ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await Quotas(second)).ShouldBe(HttpStatusCode.OK);
        second.Faults.All.ShouldBeEmpty();
        second.Faults.Clear();
        (await Quotas(first)).ShouldBe(HttpStatusCode.ServiceUnavailable);
        Should.Throw<ArgumentException>(() => first.Faults.Add(new() { Status = 503, ProjectId = second.Id }));
    }

    [Fact]
    public async Task A_fault_rule_without_a_project_applies_to_all()
    {
        await using var project = _mock.CreateProject();
        _mock.Faults.Add(new() { Operation = "ShowQuota", Status = 503 });

        (await Quotas(project)).ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task Random_faults_of_a_project_do_not_depend_on_other_projects()
    {
        await using var first = _mock.CreateProject();
        await using var second = _mock.CreateProject(options => options.Id = "0000000000000000000000000000000a");
        var alone = await Draws(second);
        await second.DisposeAsync();
        await using var again = _mock.CreateProject(options => options.Id = "0000000000000000000000000000000a");
        await Draws(first);

        (await Draws(again)).ShouldBe(alone);
        alone.Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task A_project_has_its_own_journal_inventory_and_variables()
    {
        await using var first = _mock.CreateProject();
        await using var second = _mock.CreateProject();
        first.Inventory.Change("servers", first.Variables["server_a"], new JsonObject { ["status"] = "ACTIVE" });
        await Quotas(first);

        first.Requests.ShouldHaveSingleItem().ProjectId.ShouldBe(first.Id);
        second.Requests.ShouldBeEmpty();
        second.Inventory.Find("servers", second.Variables["server_a"])!["status"]!.ToString().ShouldNotBe("ACTIVE");
        first.Variables["project_id"].ShouldBe(first.Id);
        _mock.Requests.ShouldHaveSingleItem().ProjectId.ShouldBe(first.Id);
    }

    [Fact]
    public async Task Requests_to_other_projects_do_not_displace_the_entries_of_a_project()
    {
        await using var mock = await SdrsMockServer.StartAsync(options => options.JournalSize = 3, Stop);
        await using var first = mock.CreateProject();
        await using var second = mock.CreateProject();
        await Quotas(first);
        for (var call = 0; call < 5; call++)
        {
            await Quotas(second);
        }

        first.Requests.Count.ShouldBe(1);
        second.Requests.Count.ShouldBe(3);
        mock.Requests.Select(entry => entry.ProjectId).ShouldBe([first.Id, second.Id, second.Id, second.Id]);
    }

    [Fact]
    public async Task Everything_in_a_project_ends_with_it()
    {
        string id;
        await using (var project = _mock.CreateProject())
        {
            id = project.Id;
            project.Faults.Add(new() { Operation = "ShowQuota", Status = 503 });
            await Create(project);
            _mock.Engine.Projects.Existing(id).ShouldNotBeEmpty();
        }

        _mock.Requests.ShouldBeEmpty();
        _mock.Faults.All.ShouldBeEmpty();
        _mock.Engine.Clocks.HasOwn(id).ShouldBeFalse();
        _mock.Engine.Projects.Existing(id).ShouldBeEmpty();
        _mock.Engine.GetStateJson(null).ShouldNotContain($"\"project_id\":\"{id}\"");
        _mock.CreateProject().Id.ShouldNotBe(id);
    }

    [Fact]
    public async Task A_clock_of_a_project_runs_or_starts_at_a_given_time()
    {
        await using var running = _mock.CreateProject(options => options.IsClockFrozen = false);
        await using var later = _mock.CreateProject(options => options.Start = new(2030, 5, 6, 7, 8, 9, TimeSpan.Zero));

        running.Clock.IsFrozen.ShouldBeFalse();
        later.Clock.Now.ShouldBe(new(2030, 5, 6, 7, 8, 9, TimeSpan.Zero));
        later.Clock.Advance(TimeSpan.FromHours(1));
        later.Reset();
        later.Clock.Now.ShouldBe(new(2030, 5, 6, 7, 8, 9, TimeSpan.Zero));
    }

    [Fact]
    public async Task The_timers_of_a_project_move_its_clock_only()
    {
        await using var project = _mock.CreateProject();

        await Task.Delay(TimeSpan.FromMinutes(5), project.Clock, Stop);

        project.Clock.Advanced.ShouldBe(TimeSpan.FromMinutes(5));
        _mock.Clock.Advanced.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task A_handler_sends_requests_for_any_host_to_the_mock()
    {
        await using var project = _mock.CreateProject();
        using var http = new HttpClient(project.CreateHandler()) { BaseAddress = new("https://sdrs.cn-north-4.myhuaweicloud.com") };
        using var servers = new HttpClient(project.CreateHandler()) { BaseAddress = new("https://ecs.cn-north-4.myhuaweicloud.com") };

        (await http.GetAsync($"/v1/{project.Id}/sdrs/quotas", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await servers.GetAsync($"/v1/{project.Id}/cloudservers/detail", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);

        project.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_client_trusts_the_certificate_of_its_mock()
    {
        await using var mock = await SdrsMockServer.StartAsync(options => options.Https = true, Stop);
        await using var project = mock.CreateProject();

        (await Quotas(project)).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("x", "id: \"x\" is invalid; use 32 hexadecimal characters")]
    [InlineData("00000000000000000000000000000001", "id: project 00000000000000000000000000000001 exists already; use another id")]
    public void A_wrong_id_is_rejected(string id, string message)
    {
        _mock.CreateProject(options => options.Id = "00000000000000000000000000000001");

        Should.Throw<ArgumentException>(() => _mock.CreateProject(options => options.Id = id)).Message.ShouldStartWith(message);
    }

    [Fact]
    public async Task A_project_that_holds_resources_is_not_created_again()
    {
        const string id = "00000000000000000000000000000002";
        using var http = _mock.CreateClient();
        await Create(http, id, _mock.Engine.GetVariables(id));

        Should.Throw<ArgumentException>(() => _mock.CreateProject(options => options.Id = id)).Message.ShouldContain("holds resources");
    }

    [Fact]
    public async Task A_reset_of_everything_deletes_the_projects()
    {
        await using var project = _mock.CreateProject();
        await Create(project);

        await _mock.Engine.Reset(null);

        _mock.Engine.Lifecycle.Ids.ShouldBeEmpty();
        _mock.Engine.Clocks.HasOwn(project.Id).ShouldBeFalse();
        _mock.CreateProject().Id.ShouldBe(project.Id);
    }

    internal static async Task<string> Create(MockProject project)
    {
        using var http = project.CreateClient();
        return await Create(http, project.Id, project.Variables);
    }

    internal static async Task<string> Status(MockProject project, string job)
    {
        using var http = project.CreateClient();
        return await Status(http, project.Id, job);
    }

    private static async Task<string> Create(HttpClient http, string id, IReadOnlyDictionary<string, string> variables)
    {
        using var response = await http.PostAsJsonAsync(
            $"/v1/{id}/server-groups",
            new
            {
                server_group = new
                {
                    name = "orders",
                    source_availability_zone = variables["source_az"],
                    target_availability_zone = variables["target_az"],
                    domain_id = variables["domain_id"],
                    source_vpc_id = variables["vpc"],
                },
            },
            Stop);
        return (await response.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("job_id").GetString()!;
    }

    private static async Task<string> Status(HttpClient http, string id, string job) =>
        (await http.GetFromJsonAsync<JsonElement>($"/v1/{id}/jobs/{job}", Stop)).GetProperty("status").GetString()!;

    private static async Task<HttpStatusCode> Quotas(MockProject project)
    {
        using var http = project.CreateClient();
        using var response = await http.GetAsync($"/v1/{project.Id}/sdrs/quotas", Stop);
        return response.StatusCode;
    }

    private static async Task<List<HttpStatusCode>> Draws(MockProject project)
    {
        project.Faults.Add(new() { Operation = "ShowQuota", Status = 503, Probability = 0.5 });
        var statuses = new List<HttpStatusCode>();
        for (var call = 0; call < 20; call++)
        {
            statuses.Add(await Quotas(project));
        }

        return statuses;
    }
}
