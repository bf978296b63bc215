using System.Text.Json;
using SdrsMock.Engine;
using SdrsMock.Tests.Properties;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Storage;

/// <summary>What a mock with a state file knows after it was killed or stopped.</summary>
public sealed class RestartTests
{
    private static readonly string[] s_methods = ["password"];

    [Theory]
    [InlineData("huawei")]
    [InlineData("otc")]
    public void Whatever_was_called_a_killed_mock_goes_on_as_if_nothing_had_been(string edition) => Property.HoldsFor(Step.Sequences(60), times: 20, steps =>
    {
        steps = [.. steps.Where(step => !Keeping.Unheard.Contains(step.Move))];
        var half = steps.Length / 2;
        using var keeping = new Keeping();
        var unharmed = new Sdrs(options => options.Edition = edition, Keeping.Project);
        var killed = keeping.Start(options => options.Edition = edition);
        Play(steps[..half], unharmed, killed);

        var again = keeping.Again(options => options.Edition = edition);

        Claim.Unchanged(unharmed.State(), again.State(), () => "it has not come back as it was");
        Play(steps[half..], unharmed, again);
        Claim.Unchanged(unharmed.State(), again.State(), () => "it went on differently");
        Claim.Unchanged(unharmed.State(), keeping.Again(options => options.Edition = edition).State(), () => "it has not come back a second time");
    });

    [Fact]
    public void What_is_being_loaded_during_a_reset_does_not_come_back()
    {
        using var keeping = new Keeping();
        keeping.Start().GivenGroup();
        keeping.Stop();
        var worlds = new Sdrs(options => options.State = keeping.File, "00000000000000000000000000000002").Engine.Worlds;
        var (shared, loaded) = (new Shared(worlds.Rules.Clock, new(1, 1), new(1), null), (World?)null);
        var loader = new Thread(() => loaded = worlds.Of(Keeping.Project));

        worlds.ReplaceAll([], shared, () =>
        {
            // It has what was there before, and waits for the reset to end.
            loader.Start();
            while (!loader.ThreadState.HasFlag(ThreadState.WaitSleepJoin))
            {
                Thread.Yield();
            }
        });
        loader.Join();

        loaded!.Groups.ShouldBeEmpty();
        worlds.Store!.Dispose();
    }

    [Theory]
    [InlineData("huawei")]
    [InlineData("otc")]
    public void A_snapshot_taken_at_any_moment_is_as_good_as_the_calls(string edition) => Property.HoldsFor(Step.Sequences(60), times: 20, steps =>
    {
        steps = [.. steps.Where(step => !Keeping.Unheard.Contains(step.Move))];
        var half = steps.Length / 2;
        using var keeping = new Keeping();
        var unharmed = new Sdrs(options => options.Edition = edition, Keeping.Project);
        Play(steps[..half], unharmed, keeping.Start(options => options.Edition = edition));
        keeping.Stop();

        var again = keeping.Start(options => options.Edition = edition);

        Claim.Unchanged(unharmed.State(), again.State(), () => "the snapshot is not what was");
        Play(steps[half..], unharmed, again);
        Claim.Unchanged(unharmed.State(), again.State(), () => "it went on differently");
    });

    [Fact]
    public void A_frozen_clock_stands_where_it_stood()
    {
        using var keeping = new Keeping();
        keeping.Start().Clock.Advance(TimeSpan.FromDays(3));

        keeping.Again().Clock.Advanced.ShouldBe(TimeSpan.FromDays(3));
    }

    [Fact]
    public void Time_never_goes_back_even_when_the_next_start_takes_another_clock()
    {
        using var keeping = new Keeping();
        var before = keeping.Start(options => options.Clock = new(TimeProvider.System));
        var group = before.GivenGroup();
        before.Put($"/server-groups/{group}", new { server_group = new { name = "late" } }).ShouldSucceed();
        var seen = before.World.Now;

        keeping.Again(options => options.Clock = new()).Clock.Now.ShouldBeGreaterThanOrEqualTo(seen);
    }

    [Fact]
    public void A_job_that_ran_when_the_mock_was_killed_ends_when_it_would_have()
    {
        using var keeping = new Keeping();
        var sdrs = keeping.Start();
        var job = sdrs.PostGroup().Json.Text("job_id");

        var again = keeping.Again();

        again.Get($"/jobs/{job}").Json.Text("status").ShouldBe("INIT");
        again.Clock.Advance(TimeSpan.FromSeconds(2));
        again.Get($"/jobs/{job}").Json.Text("status").ShouldBe("SUCCESS");
    }

    [Fact]
    public void A_fault_rule_goes_on_counting()
    {
        using var keeping = new Keeping();
        var sdrs = keeping.Start();
        sdrs.Engine.Faults.Add(new() { Operation = "ListProtectionGroups", Nth = 3, Status = 503 });
        sdrs.Get("/server-groups").Status.ShouldBe(200);
        sdrs = keeping.Again();
        sdrs.Get("/server-groups").Status.ShouldBe(200);

        sdrs = keeping.Again();

        sdrs.Get("/server-groups").Status.ShouldBe(503);
        sdrs.Get("/server-groups").Status.ShouldBe(200);
        sdrs.Engine.Faults.Add(new() { Operation = "ShowQuota", Status = 503 }).Id.ShouldBe("fault-2");
    }

    [Fact]
    public void What_a_fault_rule_decided_is_not_decided_again()
    {
        using var keeping = new Keeping();
        var sdrs = keeping.Start();
        sdrs.GivenFailingJob("CreateProtectionGroup", "SDRS.1013");
        var job = sdrs.PostGroup().Json.Text("job_id");

        sdrs = keeping.Again();
        sdrs.Wait();

        sdrs.Get($"/jobs/{job}").Json.Text("error_code").ShouldBe("SDRS.1013");
    }

    [Fact]
    public void A_pair_whose_link_broke_is_broken_until_its_rule_goes()
    {
        using var keeping = new Keeping();
        var sdrs = keeping.Start();
        var pair = sdrs.PairsOf(sdrs.GivenProtectedGroup().Instance)[0];
        var rule = sdrs.Engine.Faults.Add(new() { Replication = pair, FaultLevel = "5", ProjectId = sdrs.ProjectId });

        sdrs = keeping.Again();
        sdrs.Pair(pair).Text("status").ShouldBe("fault");
        sdrs.Engine.Faults.Remove(rule.Id!).ShouldBeTrue();

        keeping.Again().Pair(pair).Text("status").ShouldBe("protected");
    }

    [Fact]
    public void A_token_that_was_revoked_stays_revoked_and_none_is_issued_twice()
    {
        using var keeping = new Keeping();
        var sdrs = keeping.Start();
        var token = LogIn(sdrs);
        sdrs.Send("DELETE", "/v3/auth/tokens", headers: ("X-Subject-Token", token)).Status.ShouldBe(204);

        sdrs = keeping.Again();

        sdrs.Send("GET", "/v3/auth/tokens", headers: ("X-Subject-Token", token)).Status.ShouldBe(404);
        LogIn(sdrs).ShouldNotBe(token);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_reset_outlives_a_kill(bool everything)
    {
        using var keeping = new Keeping();
        var sdrs = keeping.Start();
        sdrs.GivenProtectedGroup();
        sdrs.Inventory.Remove("volumes", sdrs["volume_a"]);
        await sdrs.Engine.Reset(everything ? null : sdrs.ProjectId);

        sdrs = keeping.Again();

        sdrs.World.Groups.ShouldBeEmpty();
        sdrs.World.Surroundings.IsUntouched.ShouldBeTrue();
        sdrs.Clock.Advanced.ShouldBe(everything ? TimeSpan.Zero : sdrs.Clock.Advanced);
        var group = sdrs.GivenGroup();
        keeping.Again().Group(group).Text("status").ShouldBe("available");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_state_that_was_put_outlives_a_kill(bool everything)
    {
        using var keeping = new Keeping();
        var sdrs = keeping.Start();
        var project = everything ? null : sdrs.ProjectId;
        sdrs.GivenProtectedGroup();
        using var saved = JsonDocument.Parse(sdrs.Engine.StateOf(project));
        sdrs.GivenGroup("another");
        await StateDocument.Read(saved.RootElement, sdrs.Engine, project);
        var put = sdrs.State();

        sdrs = keeping.Again();

        sdrs.State().ShouldBe(put);
        sdrs.World.Groups.ShouldHaveSingleItem();
    }

    [Fact]
    public void The_log_is_folded_into_a_snapshot_before_it_grows_long()
    {
        using var keeping = new Keeping();
        var sdrs = keeping.Start();
        var group = sdrs.GivenGroup();
        sdrs.Engine.Worlds.LongestLog = 20;
        for (var call = 0; call < 150; call++)
        {
            sdrs.Put($"/server-groups/{group}", new { server_group = new { name = $"name-{call}" } }).ShouldSucceed();
        }

        var state = sdrs.State();
        var history = sdrs.Engine.Worlds.Store!.Load(sdrs.ProjectId);

        history.Snapshot.ShouldNotBeNull();
        history.Calls.Count.ShouldBeLessThanOrEqualTo(20);
        keeping.Again().State().ShouldBe(state);
    }

    [Fact]
    public void An_orderly_stop_leaves_nothing_to_repeat()
    {
        using var keeping = new Keeping();
        var group = keeping.Start().GivenGroup();
        keeping.Stop();

        var again = keeping.Start();

        again.Engine.Worlds.Store!.Load(again.ProjectId).Calls.ShouldBeEmpty();
        again.Group(group).Text("status").ShouldBe("available");
    }

    [Fact]
    public void A_refused_call_leaves_no_trace()
    {
        using var keeping = new Keeping();
        var sdrs = keeping.Start();
        Should.Throw<ArgumentException>(() => sdrs.Inventory.Add("servers", new() { ["vpc_id"] = "unknown" }));
        sdrs.Get("/server-groups/unknown");
        sdrs.Put("/server-groups/unknown", new { server_group = new { name = "name" } });

        sdrs.Engine.Worlds.Store!.Load(sdrs.ProjectId).Calls.ShouldBeEmpty();
        sdrs.World.Ids.Drawn.ShouldBe(0);
    }

    [Fact]
    public async Task All_projects_are_shown_also_those_that_nobody_has_called_since_the_start()
    {
        using var keeping = new Keeping();
        var sdrs = keeping.Start();
        var other = $"{2:x32}";
        await sdrs.Engine.Inventory.Make(other, "DELETE", ["volumes", sdrs["volume_a"]], "").Kept!;

        keeping.Again().Engine.StateOf(null).ShouldContain($"\"project_id\":\"{other}\"");
    }

    private static string LogIn(Sdrs sdrs) => sdrs.Send("POST", "/v3/auth/tokens", new
    {
        auth = new { identity = new { methods = s_methods, password = new { user = new { name = sdrs["user"], password = sdrs["password"], domain = new { name = sdrs["user_domain"] } } } } },
    }).Reply.Headers.First(header => header.Key == "X-Subject-Token").Value;

    private static void Play(IEnumerable<Step> steps, Sdrs one, Sdrs other)
    {
        foreach (var step in steps)
        {
            Claim.Unchanged(one.Play(step)?.Text ?? "", other.Play(step)?.Text ?? "", () => $"{step} is answered differently");
        }
    }
}
