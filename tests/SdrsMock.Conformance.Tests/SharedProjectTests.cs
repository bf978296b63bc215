using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SdrsMock.Conformance.Cli;
using SdrsMock.Conformance.Reports;
using SdrsMock.Conformance.Tests.Support;
using Shouldly;

namespace SdrsMock.Conformance.Tests;

/// <summary>Runs on a shared mock: the existing state is kept, and the scenarios leave nothing behind.</summary>
public sealed class SharedProjectTests : IAsyncLifetime
{
    private const string Header = "scenario,step,call,with,expect,check,save,within\n";
    private const string Group =
        "a,1,CreateProtectionGroup,name=of-a-scenario,200,,job=job_id,\na,2,ShowJobStatus,,200,status=SUCCESS,,60s\n";

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;
    private SdrsMockServer _mock = null!;
    private HttpClient _client = null!;

    private string ScenarioPath => Path.Combine(_folder, "a.csv");

    private string Home => $"/v1/{_mock.ProjectId}/server-groups";

    public async ValueTask InitializeAsync()
    {
        _mock = await SdrsMockServer.StartAsync(options => options.Auth = AuthMode.Verify, TestContext.Current.CancellationToken);
        _client = _mock.CreateClient();
        (
            await _client.PostAsJsonAsync(
                $"/__sdrs/faults?project_id={_mock.ProjectId}", new { operation = "StopProtectionGroup", status = 503 },
                TestContext.Current.CancellationToken))
            .EnsureSuccessStatusCode();
        (await _client.PostAsJsonAsync(Home, new
        {
            server_group = new
            {
                name = "of-a-user",
                source_availability_zone = _mock.Variables["source_az"],
                target_availability_zone = _mock.Variables["target_az"],
                domain_id = _mock.Variables["domain_id"],
                source_vpc_id = _mock.Variables["vpc"],
            },
        }, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        (
            await _client.PostAsJsonAsync("/__sdrs/clock", new { until = "idle" }, TestContext.Current.CancellationToken))
            .EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _mock.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(
        0, "a,3,ListProtectionGroups,,200,count=1,,\nb,1,ListProtectionGroups,,200,count=0,,\nb,2,mock:ListFaults,,200,faults#=0,,\n")]
    [InlineData(1, "a,3,ListProtectionGroups,,200,count=7,,\n")]
    [InlineData(3, "a,3,ListProtectionGroups,name={unset},200,,,\n")]
    public async Task A_shared_project_is_restored_after_all_outcomes(int code, string rows)
    {
        await File.WriteAllTextAsync(ScenarioPath, Header + Group + rows, TestContext.Current.CancellationToken);

        var (exit, text) =
            await CliHarness.RunAsync("run", ScenarioPath, "--endpoint", $"{_mock.Url}", "--token", _mock.Variables["token"]);

        exit.ShouldBe(code, text);
        (await GroupsAsync()).ShouldBe("of-a-user");
        (await FaultsAsync()).ShouldBe($"StopProtectionGroup of {_mock.ProjectId}");
    }

    [Fact]
    public async Task A_shared_project_is_restored_after_an_interrupted_run()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            ScenarioPath, Header + Group + "a,3,ShowProtectionGroup,server_group_id=never,200,,,30d\n",
                TestContext.Current.CancellationToken);
        await using var slow = await FakeTargetServer.StartPassingOnAsync(
            _mock.Url,
            before: call => (call.Contains("/server-groups/never", StringComparison.Ordinal) ? stop.Cancel : (Action)(() => { }))());

        var (output, errors) = (new StringWriter(), new StringWriter());
        var exit = await new CommandLine(EmbeddedMock.StartAsync, output, errors, () => OutputContext.None)
            .RunAsync(["run", ScenarioPath, "--endpoint", $"{slow.Url}", "--token", _mock.Variables["token"]], stop.Token);

        exit.ShouldBe(130, $"{output}{errors}");
        (await GroupsAsync()).ShouldBe("of-a-user", $"{output}{errors}{string.Join('\n', slow.Requests)}");
    }

    [Fact]
    public async Task A_diff_restores_the_projects_of_both_sides()
    {
        await File.WriteAllTextAsync(ScenarioPath, Header + Group, TestContext.Current.CancellationToken);

        var (exit, text) = await CliHarness.RunAsync(
            "diff", ScenarioPath, "--left", $"{_mock.Url}", "--right", $"{_mock.Url}", "--token", _mock.Variables["token"]);

        exit.ShouldBe(0, text);
        (await GroupsAsync()).ShouldBe("of-a-user");
    }

    [Fact]
    public async Task A_project_whose_state_cannot_be_read_is_not_used()
    {
        await File.WriteAllTextAsync(ScenarioPath, Header + Group, TestContext.Current.CancellationToken);
        await using var dumb = await FakeTargetServer.StartPassingOnAsync(
            _mock.Url, answers: call => call.StartsWith("GET /__sdrs/state", StringComparison.Ordinal) ? 503 : null);

        var (exit, text) = await CliHarness.RunAsync("run", ScenarioPath, "--endpoint", $"{dumb.Url}", "--token", _mock.Variables["token"]);

        exit.ShouldBe(4, text);
        text.ShouldContain($"does not return the state of project {_mock.ProjectId}, ");
        text.ShouldContain(": HTTP 503");
        (await GroupsAsync()).ShouldBe("of-a-user");
    }

    [Fact]
    public async Task A_state_that_cannot_be_restored_is_reported_and_saved_to_a_file()
    {
        await File.WriteAllTextAsync(ScenarioPath, Header + Group, TestContext.Current.CancellationToken);
        await using var stubborn = await FakeTargetServer.StartPassingOnAsync(
            _mock.Url, answers: call => call.StartsWith("PUT /__sdrs/state", StringComparison.Ordinal) ? 503 : null);

        var (exit, text) =
            await CliHarness.RunAsync("run", ScenarioPath, "--endpoint", $"{stubborn.Url}", "--token", _mock.Variables["token"]);

        exit.ShouldBe(5, text);
        var kept = $"sdrs-{_mock.ProjectId}.state.json";
        text.ShouldContain($"the previous state of project {_mock.ProjectId} could not be restored: HTTP 503");
        text.ShouldContain(kept);
        File.ReadAllText(kept).ShouldContain("of-a-user");
        File.Delete(kept);
    }

    [Fact]
    public async Task A_broken_connection_during_the_restore_loses_no_state()
    {
        await File.WriteAllTextAsync(ScenarioPath, Header + Group, TestContext.Current.CancellationToken);
        var puts = 0;
        await using var shaky = await FakeTargetServer.StartPassingOnAsync(
            _mock.Url, answers: call => call.StartsWith("PUT /__sdrs/state", StringComparison.Ordinal) && ++puts < 3 ? 0 : null);

        var (exit, text) =
            await CliHarness.RunAsync("run", ScenarioPath, "--endpoint", $"{shaky.Url}", "--token", _mock.Variables["token"]);

        exit.ShouldBe(0, text);
        (await GroupsAsync()).ShouldBe("of-a-user");
    }

    [Theory]
    [InlineData("200")]
    [InlineData("500")]
    public async Task A_scenario_leaves_nothing_on_a_mock(string expected)
    {
        await File.WriteAllTextAsync(ScenarioPath, Header + Group + $$"""
            a,3,mock:AddFault,operation=DeleteProtectionGroup; status=503,201,,,
            a,4,POST /__sdrs/faults,"Content-Type=application/json; $={""operation"":""StopProtectionGroup"",""status"":503}",201,,,
            a,5,POST /__sdrs/faults,$=nonsense,400,,,
            a,6,mock:AddFault,project_id=(none); operation=StartProtectionGroup; status=503,201,,,
            a,7,mock:AddFault,project_id=0123456789abcdef0123456789abcdef; operation=StartProtectionGroup; status=503,201,,,
            a,8,ListProtectionGroups,,{{expected}},,,

            """, TestContext.Current.CancellationToken);
        await using var heard = await FakeTargetServer.StartPassingOnAsync(_mock.Url);

        var (exit, text) = await CliHarness.RunAsync("run", ScenarioPath, "--endpoint", $"{heard.Url}");

        exit.ShouldBe(expected == "200" ? 0 : 1, text);
        (await FaultsAsync()).ShouldBe($"StopProtectionGroup of {_mock.ProjectId}");
        var own = heard.Requests.First(call => call.StartsWith("POST /v1/", StringComparison.Ordinal)).Split('/')[2];
        (
            await _client.GetStringAsync($"/__sdrs/state?project_id={own}", TestContext.Current.CancellationToken))
            .ShouldNotContain("of-a-scenario");
        (await GroupsAsync()).ShouldBe("of-a-user");
    }

    [Fact]
    public async Task Scenarios_can_add_more_fault_rules_in_total_than_the_limit()
    {
        await using var mock = await SdrsMockServer.StartAsync(
            options => (options.Auth, options.MaxFaultRules) = (AuthMode.Verify, 2), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            ScenarioPath, Header + "a,1,mock:AddFault,operation=DeleteProtectionGroup; status=503,201,,,\n",
            TestContext.Current.CancellationToken);

        var (exit, text) = await CliHarness.RunAsync("run", ScenarioPath, "--endpoint", $"{mock.Url}", "--repeat", "4");

        exit.ShouldBe(0, text);
    }

    private async Task<string> GroupsAsync()
    {
        var answer = await _client.GetFromJsonAsync<JsonNode>(Home, TestContext.Current.CancellationToken);
        return string.Join(", ", answer!["server_groups"]!.AsArray().Select(group => group!["name"]!.GetValue<string>()));
    }

    private async Task<string> FaultsAsync()
    {
        var answer = await _client.GetFromJsonAsync<JsonNode>("/__sdrs/faults", TestContext.Current.CancellationToken);
        return string.Join(", ", answer!["faults"]!.AsArray().Select(rule => $"{rule!["operation"]} of {rule["project_id"]}"));
    }
}
