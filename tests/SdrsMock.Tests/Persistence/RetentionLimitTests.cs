using SdrsMock.Tests.Properties;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Persistence;

/// <summary>A state file whose next mock keeps more or fewer jobs and failed tasks than the one before.</summary>
public sealed class RetentionLimitTests
{
    private static readonly string[] s_lists = ["/server-groups", "/protected-instances", "/replications", "/disaster-recovery-drills"];

    [Theory]
    [InlineData(1000, 1, 1)]
    [InlineData(1000, 2, 2)]
    [InlineData(1000, 1000, 4)]
    [InlineData(2, 1, 1)]
    // What a lower limit had dropped since the last snapshot is back.
    [InlineData(2, 1000, 4)]
    public void A_restart_can_use_another_limit_of_failed_tasks(int before, int after, int left)
    {
        using var keeping = new StateFileHarness();
        var mock = keeping.Start(options => options.MaxFailedJobs = before);
        var jobs = Enumerable.Range(0, 5).Select(_ => FailedCreation(mock)).ToList();
        // The oldest that is left, and one in between.
        var oldest = mock.Project.FailureJobs[0].JobId;
        mock.Delete($"/task-center/failure-jobs/{oldest}").ShouldSucceed();
        mock.Delete($"/task-center/failure-jobs/{(before == 2 ? jobs[^1] : jobs[1])}").ShouldSucceed();
        jobs.Add(FailedCreation(mock));

        mock = keeping.Again(options => options.MaxFailedJobs = after);
        mock.Get("/task-center/failure-jobs").ShouldSucceed();

        mock.Project.FailureJobs.Count.ShouldBe(left);
        mock.Project.FailureJobs[^1].JobId.ShouldBe(jobs[^1]);
    }

    [Fact]
    public void A_lower_limit_of_failed_tasks_applies_from_the_next_one()
    {
        using var keeping = new StateFileHarness();
        var mock = keeping.Start();
        var jobs = Enumerable.Range(0, 5).Select(_ => FailedCreation(mock)).ToList();
        mock.Get("/task-center/failure-jobs").ShouldSucceed();
        keeping.Stop();

        mock = keeping.Start(options => options.MaxFailedJobs = 2);
        jobs.Add(FailedCreation(mock));
        mock.Get("/task-center/failure-jobs").ShouldSucceed();

        mock.Project.FailureJobs.Select(failureJob => failureJob.JobId).ShouldBe(jobs[^2..]);
    }

    [Theory]
    [InlineData(1000, 1)]
    [InlineData(1, 1000)]
    public void A_restart_can_use_another_limit_of_finished_jobs(int before, int after)
    {
        using var keeping = new StateFileHarness();
        var mock = keeping.Start(options => options.MaxFinishedJobs = before);
        var (group, _) = mock.AddProtectedGroup();
        var state = mock.Group(group).GetRawText();

        mock = keeping.Again(options => options.MaxFinishedJobs = after);

        mock.Group(group).GetRawText().ShouldBe(state);
        mock.Project.Jobs.Count.ShouldBe(Math.Min(after, 3));
    }

    [Theory]
    [InlineData(1, 10_000)]
    [InlineData(10_000, 1)]
    public void A_restart_can_use_other_limits_after_any_requests(int before, int after) =>
        PropertyRunner.HoldsFor(GeneratedCall.Sequences(60), times: 10, steps =>
    {
        using var keeping = new StateFileHarness();
        var killed = keeping.Start(Limited(before));
        foreach (var step in steps.Where(step => !StateFileHarness.Unheard.Contains(step.Move)))
        {
            killed.Play(step);
        }

        var shown = Shown(killed);
        var drawn = killed.Project.Ids.DrawnCount;
        var again = keeping.Again(Limited(after));

        Invariant.Unchanged(shown, Shown(again), () => "it shows something else");
        again.Project.Ids.DrawnCount.ShouldBe(drawn);
    });

    // What no limit bounds.
    private static string Shown(MockHarness mock) => string.Join('\n', s_lists.Select(path => mock.Get(path).Text));

    private static Action<MockOptions> Limited(int most) => options => (options.MaxFailedJobs, options.MaxFinishedJobs) = (most, most);

    private static string FailedCreation(MockHarness mock)
    {
        mock.AddFailingJob("CreateProtectionGroup", "SDRS.1013");
        var job = mock.PostGroup().Json.Text("job_id")!;
        mock.Wait();
        return job;
    }
}
