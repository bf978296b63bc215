using System.Text.Json;
using System.Text.Json.Nodes;
using SdrsMock.Common;
using SdrsMock.Engine;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Engine;

public sealed class LimitsTests
{
    [Fact]
    public void Unchanged_projects_are_evicted_beyond_the_limit()
    {
        var mock = new MockHarness();
        var group = mock.AddGroup();
        for (var number = 1; number <= 25_000; number++)
        {
            mock.Send("GET", $"/v1/{number:x32}/server-groups").ShouldSucceed();
        }

        mock.Engine.Projects.Loaded.Count().ShouldBeLessThan(10_002);
        mock.Group(group).Text("status").ShouldBe("available");
    }

    [Fact]
    public void A_project_that_is_changed_during_eviction_is_kept()
    {
        var mock = new MockHarness();
        var body = new
        {
            server_group = new
            {
                name = "a",
                source_availability_zone = mock["source_az"],
                target_availability_zone = mock["target_az"],
                domain_id = mock["domain_id"],
                source_vpc_id = mock["vpc"],
            },
        };

        Parallel.Invoke(() => Look(1), () => Change(2), () => Look(3), () => Change(4));

        mock.Engine.Projects.Loaded.Count(project => project.State.Groups.Count == 1).ShouldBe(1000);

        void Look(int part)
        {
            for (var number = 0; number < 15_000; number++)
            {
                mock.Send("GET", PathOf(part, number)).ShouldSucceed();
            }
        }

        // As new when it is looked at, and about to be changed.
        void Change(int part)
        {
            for (var number = 0; number < 500; number++)
            {
                mock.Send("GET", PathOf(part, number)).ShouldSucceed();
                mock.Send("POST", PathOf(part, number), body).ShouldSucceed();
                mock.Send("GET", PathOf(part, number)).Json.Int("count").ShouldBe(1);
            }
        }

        static string PathOf(int part, int number) => $"/v1/{part:x8}{number:x24}/server-groups";
    }

    [Fact]
    public void Only_the_latest_finished_jobs_are_kept()
    {
        var mock = new MockHarness(options => options.MaxFinishedJobs = 3);
        var group = Startable(mock);
        var jobs = Enumerable.Range(0, 3).Select(_ => Switch(mock, group)).ToList();
        jobs.ShouldAllBe(job => mock.Get($"/jobs/{job}").Error == null);

        jobs.Add(Switch(mock, group));

        mock.Get($"/jobs/{jobs[0]}").ShouldBreak("JOB-01", Errors.NotFound);
        jobs[1..].ShouldAllBe(job => mock.Get($"/jobs/{job}").Error == null);
        mock.Project.Jobs.All.Select(job => job.Id).ShouldBe(jobs[1..]);
    }

    [Fact]
    public void A_running_job_is_kept_beyond_the_limit()
    {
        var mock = new MockHarness(options => options.MaxFinishedJobs = 1);
        var (stuck, other) = (Startable(mock), Startable(mock, "server_c"));
        mock.Engine.Faults.Add(new() { Operation = "StartProtectionGroup", StuckJob = true, ProjectId = mock.ProjectId, Times = 1 });
        var atWork = JobOf(Act(mock, stuck, "start"));

        Switch(mock, other);
        Switch(mock, other);

        mock.Get($"/jobs/{atWork}").Json.Text("status").ShouldBe("RUNNING");
        mock.Project.Jobs.All.Count.ShouldBe(2);
        mock.Project.Jobs.All.ShouldContain(job => job.Id == atWork);
    }

    [Fact]
    public void The_limit_of_finished_jobs_applies_to_each_project()
    {
        var mock = new MockHarness(options => options.MaxFinishedJobs = 1);
        var other = new MockHarness(options => options.MaxFinishedJobs = 1);
        var job = Switch(mock, Startable(mock));

        Switch(other, Startable(other));

        mock.Get($"/jobs/{job}").ShouldSucceed();
    }

    [Fact]
    public void Only_the_latest_failed_tasks_are_kept()
    {
        var mock = new MockHarness(options => options.MaxFailedJobs = 2);
        var group = Startable(mock);
        var jobs = Enumerable.Range(0, 2).Select(_ => Fail(mock, group)).ToList();
        mock.Project.FailureJobs.Select(failureJob => failureJob.JobId).ShouldBe(jobs);

        jobs.Add(Fail(mock, group));

        mock.Project.FailureJobs.Select(failureJob => failureJob.JobId).ShouldBe(jobs[1..]);
    }

    [Fact]
    public void A_fault_rule_beyond_the_limit_is_rejected()
    {
        var mock = new MockHarness(options => options.MaxFaultRules = 2);
        var first = mock.Engine.Faults.Add(new() { Status = 503 });
        mock.Engine.Faults.Add(new() { Status = 503 });

        Should.Throw<ArgumentException>(() => mock.Engine.Faults.Add(new() { Status = 503 })).Message
            .ShouldBe("there are 2 fault rules, the maximum (--fault-rules); delete some first");

        mock.Engine.Faults.Remove(first.Id!).ShouldBeTrue();
        mock.Engine.Faults.Add(new() { Status = 503 }).Id.ShouldBe("fault-3");
    }

    [Fact]
    public void Restoring_a_state_keeps_only_the_latest_finished_jobs()
    {
        var saved = new MockHarness();
        var group = Startable(saved);
        var jobs = Enumerable.Range(0, 3).Select(_ => Switch(saved, group)).ToList();
        var mock = new MockHarness(options => options.MaxFinishedJobs = 2, projectId: saved.ProjectId);

        using var state = JsonDocument.Parse(saved.Engine.GetStateJson(null));
        StateDocument.Read(state.RootElement, mock.Engine, projectId: null);

        mock.Group(group).GetRawText().ShouldBe(saved.Group(group).GetRawText());
        mock.Project.Jobs.All.Select(job => job.Id).ShouldBe(jobs[1..]);
    }

    [Fact]
    public void The_journal_keeps_only_the_latest_requests()
    {
        var mock = new MockHarness(options => options.JournalSize = 2);
        foreach (var number in Enumerable.Range(1, 3))
        {
            mock.Get($"/server-groups?offset={number}");
        }

        mock.Engine.Journal.Entries.Select(entry => entry.Query).ShouldBe(["?offset=2", "?offset=3"]);
    }

    private static string Startable(MockHarness mock, string server = "server_a")
    {
        var group = mock.AddGroup();
        mock.AddInstance(group, server);
        return group;
    }

    // Starts a group that is stopped and stops one that is started, and waits.
    private static string Switch(MockHarness mock, string group)
    {
        var accepted = Act(mock, group, mock.Group(group).Text("status") == "protected" ? "stop" : "start");
        mock.Finished(accepted);
        return JobOf(accepted);
    }

    private static string Fail(MockHarness mock, string group)
    {
        mock.AddFailingJob("StartProtectionGroup", "SDRS.1027");
        var accepted = Act(mock, group, "start");
        mock.Finished(accepted);
        return JobOf(accepted);
    }

    private static HarnessResponse Act(MockHarness mock, string group, string action) =>
        mock.Post($"/server-groups/{group}/action", new JsonObject { [$"{action}-server-group"] = new JsonObject() });

    private static string JobOf(HarnessResponse accepted) => accepted.Json.Text("job_id")!;
}
