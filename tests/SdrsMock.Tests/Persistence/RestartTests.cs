using System.Text.Json;
using SdrsMock.Auth;
using SdrsMock.Engine;
using SdrsMock.Faults;
using SdrsMock.Persistence;
using SdrsMock.Projects;
using SdrsMock.Tests.Properties;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Persistence;

/// <summary>The state of a mock with a state file after a kill or a stop.</summary>
public sealed class RestartTests
{
    private static readonly string[] s_methods = ["password"];

    [Theory]
    [InlineData("huawei")]
    [InlineData("otc")]
    public void A_killed_mock_continues_with_the_same_state(string edition) =>
        PropertyRunner.HoldsFor(GeneratedCall.Sequences(60), times: 20, steps =>
    {
        steps = [.. steps.Where(step => !StateFileHarness.Unheard.Contains(step.Move))];
        var half = steps.Length / 2;
        using var keeping = new StateFileHarness();
        var unharmed = new MockHarness(options => options.Edition = edition, StateFileHarness.Project);
        var killed = keeping.Start(options => options.Edition = edition);
        Play(steps[..half], unharmed, killed);

        var again = keeping.Again(options => options.Edition = edition);

        Invariant.Unchanged(unharmed.State(), again.State(), () => "it has not come back as it was");
        Play(steps[half..], unharmed, again);
        Invariant.Unchanged(unharmed.State(), again.State(), () => "it went on differently");
        Invariant.Unchanged(
            unharmed.State(), keeping.Again(options => options.Edition = edition).State(), () => "it has not come back a second time");
    });

    [Fact]
    public void A_project_loaded_during_a_reset_stays_reset()
    {
        using var keeping = new StateFileHarness();
        keeping.Start().AddGroup();
        keeping.Stop();
        var projects = new MockHarness(options => options.State = keeping.File, "00000000000000000000000000000002").Engine.Projects;
        var (clocks, faults, issuer) = (projects.Context.Clocks, new FaultRuleSet(1, 1), new CredentialIssuer(1));
        var shared = new GlobalState(clocks, faults, issuer, new(clocks, faults, issuer, []), new MemoryCommandLog());
        LoadedProject? loaded = null;
        var loader = new Thread(() => loaded = projects.GetOrLoad(StateFileHarness.Project));

        projects.ReplaceAll([], shared, () =>
        {
            // It has what was there before, and waits for the reset to end.
            loader.Start();
            while (!loader.ThreadState.HasFlag(ThreadState.WaitSleepJoin))
            {
                Thread.Yield();
            }
        });
        loader.Join();

        loaded!.State.Groups.ShouldBeEmpty();
        projects.CommandLog.Dispose();
    }

    [Theory]
    [InlineData("huawei")]
    [InlineData("otc")]
    public void A_snapshot_at_any_time_equals_the_replayed_commands(string edition) =>
        PropertyRunner.HoldsFor(GeneratedCall.Sequences(60), times: 20, steps =>
    {
        steps = [.. steps.Where(step => !StateFileHarness.Unheard.Contains(step.Move))];
        var half = steps.Length / 2;
        using var keeping = new StateFileHarness();
        var unharmed = new MockHarness(options => options.Edition = edition, StateFileHarness.Project);
        Play(steps[..half], unharmed, keeping.Start(options => options.Edition = edition));
        keeping.Stop();

        var again = keeping.Start(options => options.Edition = edition);

        Invariant.Unchanged(unharmed.State(), again.State(), () => "the snapshot is not what was");
        Play(steps[half..], unharmed, again);
        Invariant.Unchanged(unharmed.State(), again.State(), () => "it went on differently");
    });

    [Fact]
    public void A_frozen_clock_keeps_its_time_after_a_restart()
    {
        using var keeping = new StateFileHarness();
        keeping.Start().Clock.Advance(TimeSpan.FromDays(3));

        keeping.Again().Clock.Advanced.ShouldBe(TimeSpan.FromDays(3));
    }

    [Fact]
    public void Time_never_goes_back_when_a_restart_uses_another_clock()
    {
        using var keeping = new StateFileHarness();
        var before = keeping.Start(options => options.Clock = new(TimeProvider.System));
        var group = before.AddGroup();
        before.Put($"/server-groups/{group}", new { server_group = new { name = "late" } }).ShouldSucceed();
        var seen = before.Project.Now;

        keeping.Again(options => options.Clock = new()).Clock.Now.ShouldBeGreaterThanOrEqualTo(seen);
    }

    [Fact]
    public void A_job_that_ran_during_a_kill_ends_at_its_due_time()
    {
        using var keeping = new StateFileHarness();
        var mock = keeping.Start();
        var job = mock.PostGroup().Json.Text("job_id");

        var again = keeping.Again();

        again.Get($"/jobs/{job}").Json.Text("status").ShouldBe("INIT");
        again.Clock.Advance(TimeSpan.FromSeconds(2));
        again.Get($"/jobs/{job}").Json.Text("status").ShouldBe("SUCCESS");
    }

    [Fact]
    public void A_fault_rule_continues_counting_after_a_restart()
    {
        using var keeping = new StateFileHarness();
        var mock = keeping.Start();
        mock.Engine.Faults.Add(new() { Operation = "ListProtectionGroups", Nth = 3, Status = 503 });
        mock.Get("/server-groups").Status.ShouldBe(200);
        mock = keeping.Again();
        mock.Get("/server-groups").Status.ShouldBe(200);

        mock = keeping.Again();

        mock.Get("/server-groups").Status.ShouldBe(503);
        mock.Get("/server-groups").Status.ShouldBe(200);
        mock.Engine.Faults.Add(new() { Operation = "ShowQuota", Status = 503 }).Id.ShouldBe("fault-2");
    }

    [Fact]
    public void A_decision_of_a_fault_rule_is_not_repeated()
    {
        using var keeping = new StateFileHarness();
        var mock = keeping.Start();
        mock.AddFailingJob("CreateProtectionGroup", "SDRS.1013");
        var job = mock.PostGroup().Json.Text("job_id");

        mock = keeping.Again();
        mock.Wait();

        mock.Get($"/jobs/{job}").Json.Text("error_code").ShouldBe("SDRS.1013");
    }

    [Fact]
    public void A_broken_link_stays_broken_until_its_fault_rule_is_deleted()
    {
        using var keeping = new StateFileHarness();
        var mock = keeping.Start();
        var pair = mock.PairsOf(mock.AddProtectedGroup().Instance)[0];
        var rule = mock.Engine.Faults.Add(new() { Replication = pair, FaultLevel = "5", ProjectId = mock.ProjectId });

        mock = keeping.Again();
        mock.Pair(pair).Text("status").ShouldBe("fault");
        mock.Engine.Faults.Remove(rule.Id!).ShouldBeTrue();

        keeping.Again().Pair(pair).Text("status").ShouldBe("protected");
    }

    [Fact]
    public void After_a_restart_revoked_tokens_stay_revoked_and_tokens_are_unique()
    {
        using var keeping = new StateFileHarness();
        var mock = keeping.Start();
        var token = LogIn(mock);
        mock.Send("DELETE", "/v3/auth/tokens", headers: ("X-Subject-Token", token)).Status.ShouldBe(204);

        mock = keeping.Again();

        mock.Send("GET", "/v3/auth/tokens", headers: ("X-Subject-Token", token)).Status.ShouldBe(404);
        LogIn(mock).ShouldNotBe(token);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_reset_survives_a_kill(bool everything)
    {
        using var keeping = new StateFileHarness();
        var mock = keeping.Start();
        mock.AddProtectedGroup();
        mock.Inventory.Remove("volumes", mock["volume_a"]);
        await mock.Engine.Reset(everything ? null : mock.ProjectId);

        mock = keeping.Again();

        mock.Project.Groups.ShouldBeEmpty();
        mock.Project.Inventory.IsPristine.ShouldBeTrue();
        mock.Clock.Advanced.ShouldBe(everything ? TimeSpan.Zero : mock.Clock.Advanced);
        var group = mock.AddGroup();
        keeping.Again().Group(group).Text("status").ShouldBe("available");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_restored_state_survives_a_kill(bool everything)
    {
        using var keeping = new StateFileHarness();
        var mock = keeping.Start();
        var project = everything ? null : mock.ProjectId;
        mock.AddProtectedGroup();
        using var saved = JsonDocument.Parse(mock.Engine.GetStateJson(project));
        mock.AddGroup("another");
        await StateDocument.Read(saved.RootElement, mock.Engine, project);
        var put = mock.State();

        mock = keeping.Again();

        mock.State().ShouldBe(put);
        mock.Project.Groups.ShouldHaveSingleItem();
    }

    [Fact]
    public void The_command_log_is_replaced_by_a_snapshot_at_its_limit()
    {
        using var keeping = new StateFileHarness();
        var mock = keeping.Start();
        var group = mock.AddGroup();
        mock.Engine.Projects.SnapshotThreshold = 20;
        for (var call = 0; call < 150; call++)
        {
            mock.Put($"/server-groups/{group}", new { server_group = new { name = $"name-{call}" } }).ShouldSucceed();
        }

        var state = mock.State();
        var history = mock.Engine.Projects.CommandLog.Load(mock.ProjectId);

        history.Snapshot.ShouldNotBeNull();
        history.Entries.Count.ShouldBeLessThanOrEqualTo(20);
        keeping.Again().State().ShouldBe(state);
    }

    [Fact]
    public void An_orderly_stop_leaves_no_commands_to_replay()
    {
        using var keeping = new StateFileHarness();
        var group = keeping.Start().AddGroup();
        keeping.Stop();

        var again = keeping.Start();

        again.Engine.Projects.CommandLog.Load(again.ProjectId).Entries.ShouldBeEmpty();
        again.Group(group).Text("status").ShouldBe("available");
    }

    [Fact]
    public void A_rejected_request_is_not_stored()
    {
        using var keeping = new StateFileHarness();
        var mock = keeping.Start();
        Should.Throw<ArgumentException>(() => mock.Inventory.Add("servers", new() { ["vpc_id"] = "unknown" }));
        mock.Get("/server-groups/unknown");
        mock.Put("/server-groups/unknown", new { server_group = new { name = "name" } });

        mock.Engine.Projects.CommandLog.Load(mock.ProjectId).Entries.ShouldBeEmpty();
        mock.Project.Ids.DrawnCount.ShouldBe(0);
    }

    [Fact]
    public async Task The_state_contains_all_projects_including_unloaded_ones()
    {
        using var keeping = new StateFileHarness();
        var mock = keeping.Start();
        var other = $"{2:x32}";
        await mock.Engine.Inventory.Apply(other, "DELETE", ["volumes", mock["volume_a"]], default).Persisted!;

        keeping.Again().Engine.GetStateJson(null).ShouldContain($"\"project_id\":\"{other}\"");
    }

    private static string LogIn(MockHarness mock) => mock.Send("POST", "/v3/auth/tokens", new
    {
        auth = new
        {
            identity = new
            {
                methods = s_methods,
                password = new
                {
                    user = new { name = mock["user"], password = mock["password"], domain = new { name = mock["user_domain"] } },
                },
            },
        },
    }).Response.Headers.First(header => header.Key == "X-Subject-Token").Value;

    private static void Play(IEnumerable<GeneratedCall> steps, MockHarness one, MockHarness other)
    {
        foreach (var step in steps)
        {
            Invariant.Unchanged(one.Play(step)?.Text ?? "", other.Play(step)?.Text ?? "", () => $"{step} is answered differently");
        }
    }
}
