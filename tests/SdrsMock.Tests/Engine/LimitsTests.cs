using System.Text.Json;
using System.Text.Json.Nodes;
using SdrsMock.Engine;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Engine;

public sealed class LimitsTests
{
    [Fact]
    public void Projects_that_were_only_looked_at_are_not_kept_without_end()
    {
        var sdrs = new Sdrs();
        var group = sdrs.GivenGroup();
        for (var number = 1; number <= 25_000; number++)
        {
            sdrs.Send("GET", $"/v1/{number:x32}/server-groups").ShouldSucceed();
        }

        sdrs.Engine.Worlds.Loaded.Count().ShouldBeLessThan(10_002);
        sdrs.Group(group).Text("status").ShouldBe("available");
    }

    [Fact]
    public void Whoever_changes_a_project_while_others_are_dropped_keeps_it()
    {
        var sdrs = new Sdrs();
        var body = new { server_group = new { name = "a", source_availability_zone = sdrs["source_az"], target_availability_zone = sdrs["target_az"], domain_id = sdrs["domain_id"], source_vpc_id = sdrs["vpc"] } };

        Parallel.Invoke(() => Look(1), () => Change(2), () => Look(3), () => Change(4));

        sdrs.Engine.Worlds.Loaded.Count(world => world.Groups.Count == 1).ShouldBe(1000);

        void Look(int part)
        {
            for (var number = 0; number < 15_000; number++)
            {
                sdrs.Send("GET", PathOf(part, number)).ShouldSucceed();
            }
        }

        // As new when it is looked at, and about to be changed.
        void Change(int part)
        {
            for (var number = 0; number < 500; number++)
            {
                sdrs.Send("GET", PathOf(part, number)).ShouldSucceed();
                sdrs.Send("POST", PathOf(part, number), body).ShouldSucceed();
                sdrs.Send("GET", PathOf(part, number)).Json.Int("count").ShouldBe(1);
            }
        }

        static string PathOf(int part, int number) => $"/v1/{part:x8}{number:x24}/server-groups";
    }

    [Fact]
    public void Of_finished_jobs_the_last_ones_are_kept()
    {
        var sdrs = new Sdrs(options => options.FinishedJobs = 3);
        var group = Startable(sdrs);
        var jobs = Enumerable.Range(0, 3).Select(_ => Switch(sdrs, group)).ToList();
        jobs.ShouldAllBe(job => sdrs.Get($"/jobs/{job}").Error == null);

        jobs.Add(Switch(sdrs, group));

        sdrs.Get($"/jobs/{jobs[0]}").ShouldBreak("JOB-01", Errors.NotFound);
        jobs[1..].ShouldAllBe(job => sdrs.Get($"/jobs/{job}").Error == null);
        sdrs.World.Jobs.All.Select(job => job.Id).ShouldBe(jobs[1..]);
    }

    [Fact]
    public void A_job_at_work_is_kept_however_many_end_after_it()
    {
        var sdrs = new Sdrs(options => options.FinishedJobs = 1);
        var (stuck, other) = (Startable(sdrs), Startable(sdrs, "server_c"));
        sdrs.Engine.Faults.Add(new() { Operation = "StartProtectionGroup", StuckJob = true, ProjectId = sdrs.ProjectId, Times = 1 });
        var atWork = JobOf(Act(sdrs, stuck, "start"));

        Switch(sdrs, other);
        Switch(sdrs, other);

        sdrs.Get($"/jobs/{atWork}").Json.Text("status").ShouldBe("RUNNING");
        sdrs.World.Jobs.All.Count.ShouldBe(2);
        sdrs.World.Jobs.All.ShouldContain(job => job.Id == atWork);
    }

    [Fact]
    public void Each_project_keeps_its_own()
    {
        var sdrs = new Sdrs(options => options.FinishedJobs = 1);
        var neighbour = new Sdrs(options => options.FinishedJobs = 1);
        var job = Switch(sdrs, Startable(sdrs));

        Switch(neighbour, Startable(neighbour));

        sdrs.Get($"/jobs/{job}").ShouldSucceed();
    }

    [Fact]
    public void Of_failed_tasks_the_last_ones_are_kept()
    {
        var sdrs = new Sdrs(options => options.FailedTasks = 2);
        var group = Startable(sdrs);
        var jobs = Enumerable.Range(0, 2).Select(_ => Fail(sdrs, group)).ToList();
        sdrs.World.FailedTasks.Select(task => task.JobId).ShouldBe(jobs);

        jobs.Add(Fail(sdrs, group));

        sdrs.World.FailedTasks.Select(task => task.JobId).ShouldBe(jobs[1..]);
    }

    [Fact]
    public void One_fault_rule_too_many_is_refused_until_another_goes()
    {
        var sdrs = new Sdrs(options => options.FaultRules = 2);
        var first = sdrs.Engine.Faults.Add(new() { Status = 503 });
        sdrs.Engine.Faults.Add(new() { Status = 503 });

        Should.Throw<ArgumentException>(() => sdrs.Engine.Faults.Add(new() { Status = 503 })).Message
            .ShouldBe("there are 2 fault rules already, which is the most (--fault-rules); delete some first");

        sdrs.Engine.Faults.Remove(first.Id!).ShouldBeTrue();
        sdrs.Engine.Faults.Add(new() { Status = 503 }).Id.ShouldBe("fault-3");
    }

    [Fact]
    public void Of_a_state_with_more_finished_jobs_the_last_ones_are_taken()
    {
        var saved = new Sdrs();
        var group = Startable(saved);
        var jobs = Enumerable.Range(0, 3).Select(_ => Switch(saved, group)).ToList();
        var sdrs = new Sdrs(options => options.FinishedJobs = 2, projectId: saved.ProjectId);

        using var state = JsonDocument.Parse(saved.Engine.StateOf(null));
        StateDocument.Read(state.RootElement, sdrs.Engine, projectId: null);

        sdrs.Group(group).GetRawText().ShouldBe(saved.Group(group).GetRawText());
        sdrs.World.Jobs.All.Select(job => job.Id).ShouldBe(jobs[1..]);
    }

    [Fact]
    public void Of_requests_the_last_ones_are_kept()
    {
        var sdrs = new Sdrs(options => options.JournalSize = 2);
        foreach (var number in Enumerable.Range(1, 3))
        {
            sdrs.Get($"/server-groups?offset={number}");
        }

        sdrs.Engine.Journal.Entries.Select(entry => entry.Query).ShouldBe(["?offset=2", "?offset=3"]);
    }

    private static string Startable(Sdrs sdrs, string server = "server_a")
    {
        var group = sdrs.GivenGroup();
        sdrs.GivenInstance(group, server);
        return group;
    }

    // Starts a group that is stopped and stops one that is started, and waits.
    private static string Switch(Sdrs sdrs, string group)
    {
        var accepted = Act(sdrs, group, sdrs.Group(group).Text("status") == "protected" ? "stop" : "start");
        sdrs.Finished(accepted);
        return JobOf(accepted);
    }

    private static string Fail(Sdrs sdrs, string group)
    {
        sdrs.GivenFailingJob("StartProtectionGroup", "SDRS.1027");
        var accepted = Act(sdrs, group, "start");
        sdrs.Finished(accepted);
        return JobOf(accepted);
    }

    private static Answer Act(Sdrs sdrs, string group, string action) =>
        sdrs.Post($"/server-groups/{group}/action", new JsonObject { [$"{action}-server-group"] = new JsonObject() });

    private static string JobOf(Answer accepted) => accepted.Json.Text("job_id")!;
}
