using System.Text.Json;
using SdrsMock.Engine;
using Shouldly;
using Xunit;
using static SdrsMock.Tests.CompanionServices.CompanionServiceCalls;

namespace SdrsMock.Tests.CompanionServices;

/// <summary>Changes by companion services are part of the state: saved, restored, reset, and deterministic.</summary>
public sealed class StateTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_running_job_continues_after_a_restore_without_companions(bool companionServices)
    {
        var before = new MockHarness();
        var accepted = before.CallSuccessfully(
            "POST", "/v1/{project_id}/cloudservers/action", "{'os-start':{'servers':[{'id':'{server_a}'}]}}");
        var after = new MockHarness(options => options.CompanionServices = companionServices, before.ProjectId);

        StateDocument.Read(JsonDocument.Parse(before.Engine.GetStateJson(null)).RootElement, after.Engine, null);
        after.Wait();

        after.Project.Inventory.Servers[after["server_a"]]!.Status.ShouldBe("ACTIVE");
        after.Project.Jobs[accepted.Text("job_id")!]!.IsOver.ShouldBeTrue();
        before.Wait();
        after.Engine.GetStateJson(null).ShouldBe(before.Engine.GetStateJson(null));
    }

    [Theory]
    [InlineData("startServer", "makeTea")]
    [InlineData("\"sub_jobs\":[{", "\"sub_jobs\":[],\"x\":[{")]
    public void A_state_with_an_invalid_companion_job_is_rejected(string what, string instead)
    {
        var mock = new MockHarness();
        mock.CallSuccessfully("POST", "/v1/{project_id}/cloudservers/action", "{'os-start':{'servers':[{'id':'{server_a}'}]}}");
        var state = mock.Engine.GetStateJson(null);
        var edited = JsonDocument.Parse(state.Replace(what, instead, StringComparison.Ordinal)).RootElement;

        Should.Throw<ArgumentException>(() => StateDocument.Read(edited, mock.Engine, null));
        mock.Engine.GetStateJson(null).ShouldBe(state);
    }

    [Fact]
    public void The_same_requests_produce_the_same_state()
    {
        var (one, other) = (Played(), Played());

        one.ShouldBe(other);
        one.ShouldContain("\"name\":\"web\"");

        static string Played()
        {
            var mock = new MockHarness(projectId: new string('7', 32));
            mock.AddServer();
            mock.CallSuccessfully("POST", "/v2.0/security-groups", "{'security_group':{'name':'web'}}");
            mock.CallSuccessfully("POST", "/v3/{project_id}/volumes", "{'volume':{'size':10}}");
            mock.Wait();
            return mock.Engine.GetStateJson(null);
        }
    }

    [Fact]
    public void A_reset_removes_all_companion_changes()
    {
        var mock = new MockHarness();
        var id = mock.AddServer();

        mock.Engine.Reset(mock.ProjectId);

        mock.Call("GET", $"/v1/{{project_id}}/cloudservers/{id}").Status.ShouldBe(404);
    }

    [Fact]
    public void Projects_are_independent()
    {
        var mock = new MockHarness();
        var id = mock.AddServer();

        mock.Send("GET", $"/v1/{new string('a', 32)}/cloudservers/{id}").Status.ShouldBe(404);
    }

    [Fact]
    public void The_control_plane_shows_and_changes_the_same_resources()
    {
        var mock = new MockHarness();
        var group = mock.CallSuccessfully("POST", "/v2.0/security-groups", "{'security_group':{'name':'web'}}")
            .GetProperty("security_group")
            .Text("id")!;

        mock.Inventory.Find("security_groups", group)!["name"]!.GetValue<string>().ShouldBe("web");
        mock.Inventory.Change("servers", mock["server_a"], new() { ["status"] = "ACTIVE" });
        mock.Server(mock["server_a"]).Text("status").ShouldBe("ACTIVE");
    }

    [Fact]
    public void A_job_without_duration_ends_at_the_next_request()
    {
        var mock = new MockHarness(options => options.JobDuration = TimeSpan.Zero);
        var accepted = mock.CallSuccessfully("POST", "/v1/{project_id}/cloudservers", ServerBody());

        mock.Server(accepted.GetProperty("serverIds")[0].GetString()!).Text("status").ShouldBe("ACTIVE");
    }
}
