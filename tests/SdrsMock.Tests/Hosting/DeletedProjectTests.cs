using System.Text.Json;
using SdrsMock.Engine;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Hosting;

/// <summary>What the control plane rejects: calls about deleted projects, parameters and bodies that a call does not take.</summary>
public sealed class DeletedProjectTests
{
    private const string Deleted = "0000000000000000000000000000000d";

    private readonly MockHarness _mock = new();

    public DeletedProjectTests()
    {
        var project = new MockHarness(_mock.Engine, Deleted, hasOwnClock: true);
        project.AddGroup();
        State = _mock.Engine.GetStateJson(Deleted);
        _mock.Engine.Lifecycle.Delete(Deleted).ShouldBeTrue();
    }

    private string State { get; }

    [Theory]
    [InlineData("GET", "clock", null)]
    [InlineData("POST", "clock", """{"advance":"PT1S"}""")]
    [InlineData("POST", "snapshots", """{"name":"x"}""")]
    [InlineData("POST", "faults", """{"operation":"*","status":503}""")]
    [InlineData("POST", "fork", null)]
    public void A_call_about_a_deleted_project_is_rejected(string method, string name, string? body)
    {
        var response = _mock.SendControl(method, name, $"?project_id={Deleted}", body);

        response.Status.ShouldBe(404);
        response.Json.Text("error").ShouldBe($"Project {Deleted} was deleted; POST projects creates it again.");
        _mock.Engine.Options.Clock.Advanced.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void The_state_of_a_deleted_project_cannot_be_put_back_without_its_clock()
    {
        _mock.SendControl("PUT", "state", $"?project_id={Deleted}", State).Status.ShouldBe(404);

        _mock.SendControl("POST", "projects", "", $$"""{"id":"{{Deleted}}"}""").Status.ShouldBe(201);
        _mock.SendControl("PUT", "state", $"?project_id={Deleted}", State).Status.ShouldBe(204);
        _mock.Engine.Clocks.HasOwn(Deleted).ShouldBeTrue();
    }

    [Fact]
    public void A_state_that_has_the_project_makes_it_one_that_follows_the_clock()
    {
        using var document = JsonDocument.Parse(State);
        StateDocument.Read(document.RootElement, _mock.Engine, projectId: null);

        _mock.SendControl("GET", "clock", $"?project_id={Deleted}").Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("POST", "projects", "?project_id=0000000000000000000000000000000e", "{}", "project_id is not a query parameter of")]
    [InlineData("POST", "reset", "", """{"project_id":"x"}""", "POST reset takes no body; leave it out.")]
    [InlineData("POST", "snapshots/x/restore", "", """{"at":1}""", "POST snapshots/{name}/restore takes no body; leave it out.")]
    public void A_parameter_or_body_that_a_call_does_not_take_is_rejected(
        string method, string name, string query, string body, string problem)
    {
        var response = _mock.SendControl(method, name, query, body);

        response.Status.ShouldBe(400);
        response.Json.Text("error")!.ShouldStartWith(problem);
    }

    [Fact]
    public void A_deletion_of_all_rules_leaves_those_of_created_projects()
    {
        var own = new MockHarness(_mock.Engine, null, hasOwnClock: true);
        var rule = new FaultRule { Operation = "ShowQuota", Status = 503 };
        _mock.Engine.Faults.Add(rule with { ProjectId = own.ProjectId });
        _mock.Engine.Faults.Add(rule with { ProjectId = _mock.ProjectId });
        _mock.Engine.Faults.Add(rule);

        _mock.SendControl("DELETE", "faults", "").Status.ShouldBe(204);

        _mock.Engine.Faults.GetRules(null).ShouldHaveSingleItem().ProjectId.ShouldBe(own.ProjectId);
        _mock.SendControl("DELETE", "faults", $"?project_id={own.ProjectId}").Status.ShouldBe(204);
        _mock.Engine.Faults.GetRules(null).ShouldBeEmpty();
    }

    [Fact]
    public void Ids_of_projects_differ_by_case()
    {
        const string lower = "0000000000000000000000000000000a";
        var upper = lower.ToUpperInvariant();
        _mock.Engine.Lifecycle.Create(lower, MockClock.DefaultStart);

        _mock.SendControl("POST", "clock", $"?project_id={lower}", """{"advance":"PT1S"}""").Status.ShouldBe(200);

        _mock.SendControl("GET", $"projects/{upper}", "").Status.ShouldBe(404);
        _mock.SendControl("GET", "clock", $"?project_id={upper}").Json.Text("now").ShouldBe("2026-01-01T00:00:00.000Z");
    }
}
