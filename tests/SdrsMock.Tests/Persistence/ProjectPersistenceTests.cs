using System.Text.Json;
using SdrsMock.Engine;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Persistence;

/// <summary>Projects of their own in a state file: their clocks and fault rules survive a restart and a kill.</summary>
public sealed class ProjectPersistenceTests : IDisposable
{
    private const string Own = "0000000000000000000000000000000a";

    private readonly StateFileHarness _file = new();

    public void Dispose() => _file.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_project_its_clock_and_its_rules_survive(bool isKilled)
    {
        var before = new MockHarness(_file.Start().Engine, Own, hasOwnClock: true);
        before.AddGroup();
        before.Engine.Faults.Add(new() { Operation = "ShowQuota", Status = 503, Nth = 2, ProjectId = Own });
        before.Get("/sdrs/quotas").ShouldSucceed();
        before.Clock.Advance(TimeSpan.FromDays(800));
        before.PostGroup("late").ShouldSucceed();
        var (now, state) = (before.Clock.Now, before.Engine.GetStateJson(Own));
        var variables = before.Engine.GetVariables(Own);

        var again = Restarted(isKilled);

        again.Clock.Now.ShouldBe(now);
        again.Clock.IsFrozen.ShouldBeTrue();
        again.Engine.Options.Clock.Advanced.ShouldBe(TimeSpan.Zero);
        again.Engine.GetStateJson(Own).ShouldBe(state);
        again.Engine.GetVariables(Own).ShouldBe(variables);
        again.Get("/sdrs/quotas").Status.ShouldBe(503);
        again.Wait();
        again.Get("/server-groups").Json.Int("count").ShouldBe(2);
    }

    [Fact]
    public void A_clock_that_runs_does_not_go_back()
    {
        var engine = _file.Start().Engine;
        engine.Lifecycle.Create(Own, null);
        var before = new MockHarness(engine, Own, hasOwnClock: false);
        before.Clock.Advance(TimeSpan.FromDays(3));
        before.AddGroup();
        var now = before.Clock.Now;

        var again = Restarted(isKilled: true);

        again.Clock.IsFrozen.ShouldBeFalse();
        again.Clock.Now.ShouldBeGreaterThanOrEqualTo(now);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_deleted_project_leaves_nothing_behind(bool isKilled)
    {
        var before = new MockHarness(_file.Start().Engine, Own, hasOwnClock: true);
        before.AddGroup();
        before.Engine.Faults.Add(new() { Operation = "ShowQuota", Status = 503, ProjectId = Own });

        before.Engine.Lifecycle.Delete(Own).ShouldBeTrue();
        before.Engine.Projects.CommandLog.Projects.ShouldNotContain(Own);
        var again = Restarted(isKilled);

        again.Engine.Lifecycle.Ids.ShouldBeEmpty();
        again.Engine.Faults.GetRules(null).ShouldBeEmpty();
        again.Clock.ShouldBe(again.Engine.Options.Clock);
        again.Get("/server-groups").Json.Int("count").ShouldBe(0);
    }

    [Fact]
    public void A_deleted_id_can_be_created_again()
    {
        var engine = _file.Start().Engine;
        new MockHarness(engine, Own, hasOwnClock: true).AddGroup();
        engine.Lifecycle.Delete(Own);

        new MockHarness(engine, Own, hasOwnClock: true).AddGroup("second");

        Restarted(isKilled: true).Get("/server-groups").Json.Int("count").ShouldBe(1);
    }

    [Fact]
    public void Ids_are_not_given_twice()
    {
        var first = _file.Start().Engine.Lifecycle.Create(null, MockClock.DefaultStart);
        var engine = _file.Again().Engine;
        engine.Lifecycle.Delete(first);

        engine.Lifecycle.Create(null, MockClock.DefaultStart).ShouldNotBe(first);
    }

    [Fact]
    public void A_state_document_has_the_projects_with_their_clocks_and_rules()
    {
        var engine = new MockEngine(new());
        var original = new MockHarness(engine, Own, hasOwnClock: true);
        original.AddGroup();
        original.Clock.Advance(TimeSpan.FromDays(1));
        engine.Faults.Add(new() { Operation = "ShowQuota", Status = 503, ProjectId = Own });
        using var document = JsonDocument.Parse(engine.GetStateJson(null));

        var copy = new MockEngine(new());
        copy.Lifecycle.Create(null, null);
        StateDocument.Read(document.RootElement, copy, projectId: null);

        copy.GetStateJson(null).ShouldBe(engine.GetStateJson(null));
        copy.Lifecycle.Ids.ShouldBe([Own]);
        copy.Clocks.For(Own).Now.ShouldBe(original.Clock.Now);
        new MockHarness(copy, Own, hasOwnClock: false).Get("/sdrs/quotas").Status.ShouldBe(503);
    }

    [Theory]
    [InlineData("""{"project_id":"x"}""", "no project id")]
    [InlineData("""{"project_id":"0000000000000000000000000000000a","advanced":-1}""", "out of range")]
    [InlineData("""{"project_id":"0000000000000000000000000000000a","frozen_at":"0001-01-01T00:00:00Z"}""", "out of range")]
    [InlineData("""{"project_id":"0000000000000000000000000000000a","faults":{"rules":[{"rule":{"nth":0}}]}}""", "nth")]
    public void A_wrong_document_changes_nothing(string project, string problem)
    {
        var engine = new MockEngine(new());
        var id = engine.Lifecycle.Create(null, null);
        using var document = JsonDocument.Parse(
            $$$"""{"format":1,"edition":"huawei","advanced":"PT0S","projects":[],"created":{"projects":[{{{project}}}]}}""");

        Should.Throw<ArgumentException>(() => StateDocument.Read(document.RootElement, engine, null)).Message.ShouldContain(problem);

        engine.Lifecycle.Ids.ShouldBe([id]);
    }

    [Fact]
    public void A_read_does_not_enlarge_the_state_document()
    {
        var mock = new MockHarness();
        var before = mock.Engine.GetStateJson(null);

        mock.Get("/server-groups").ShouldSucceed();
        new MockHarness(mock.Engine, null, hasOwnClock: false).Get("/server-groups").ShouldSucceed();

        mock.Engine.GetStateJson(null).ShouldBe(before);
        mock.Engine.GetStateJson(mock.ProjectId).ShouldContain("\"projects\":[]");
        mock.AddGroup();
        mock.Engine.GetStateJson(null).ShouldContain(mock.ProjectId);
    }

    private MockHarness Restarted(bool isKilled)
    {
        if (isKilled)
        {
            _file.Crash();
        }
        else
        {
            _file.Stop();
        }

        return new(_file.Start().Engine, Own, hasOwnClock: false);
    }
}
