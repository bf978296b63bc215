using SdrsMock.Tests.Properties;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Storage;

/// <summary>A state file whose next mock keeps more or fewer jobs and failed tasks than the one before.</summary>
public sealed class OtherLimitsTests
{
    private static readonly string[] s_lists = ["/server-groups", "/protected-instances", "/replications", "/disaster-recovery-drills"];

    [Theory]
    [InlineData(1000, 1, 1)]
    [InlineData(1000, 2, 2)]
    [InlineData(1000, 1000, 4)]
    [InlineData(2, 1, 1)]
    // What a lower limit had dropped since the last snapshot is back.
    [InlineData(2, 1000, 4)]
    public void A_killed_mock_may_go_on_with_another_limit_of_failed_tasks(int before, int after, int left)
    {
        using var keeping = new Keeping();
        var sdrs = keeping.Start(options => options.FailedTasks = before);
        var jobs = Enumerable.Range(0, 5).Select(_ => FailedCreation(sdrs)).ToList();
        // The oldest that is left, and one in between.
        var oldest = sdrs.World.FailedTasks[0].JobId;
        sdrs.Delete($"/task-center/failure-jobs/{oldest}").ShouldSucceed();
        sdrs.Delete($"/task-center/failure-jobs/{(before == 2 ? jobs[^1] : jobs[1])}").ShouldSucceed();
        jobs.Add(FailedCreation(sdrs));

        sdrs = keeping.Again(options => options.FailedTasks = after);
        sdrs.Get("/task-center/failure-jobs").ShouldSucceed();

        sdrs.World.FailedTasks.Count.ShouldBe(left);
        sdrs.World.FailedTasks[^1].JobId.ShouldBe(jobs[^1]);
    }

    [Fact]
    public void A_lower_limit_of_failed_tasks_holds_from_the_next_one_on()
    {
        using var keeping = new Keeping();
        var sdrs = keeping.Start();
        var jobs = Enumerable.Range(0, 5).Select(_ => FailedCreation(sdrs)).ToList();
        sdrs.Get("/task-center/failure-jobs").ShouldSucceed();
        keeping.Stop();

        sdrs = keeping.Start(options => options.FailedTasks = 2);
        jobs.Add(FailedCreation(sdrs));
        sdrs.Get("/task-center/failure-jobs").ShouldSucceed();

        sdrs.World.FailedTasks.Select(task => task.JobId).ShouldBe(jobs[^2..]);
    }

    [Theory]
    [InlineData(1000, 1)]
    [InlineData(1, 1000)]
    public void A_killed_mock_may_go_on_with_another_limit_of_finished_jobs(int before, int after)
    {
        using var keeping = new Keeping();
        var sdrs = keeping.Start(options => options.FinishedJobs = before);
        var (group, _) = sdrs.GivenProtectedGroup();
        var state = sdrs.Group(group).GetRawText();

        sdrs = keeping.Again(options => options.FinishedJobs = after);

        sdrs.Group(group).GetRawText().ShouldBe(state);
        sdrs.World.Jobs.Count.ShouldBe(Math.Min(after, 3));
    }

    [Theory]
    [InlineData(1, 10_000)]
    [InlineData(10_000, 1)]
    public void Whatever_was_called_a_killed_mock_may_go_on_with_other_limits(int before, int after) => Property.HoldsFor(Step.Sequences(60), times: 10, steps =>
    {
        using var keeping = new Keeping();
        var killed = keeping.Start(Limited(before));
        foreach (var step in steps.Where(step => !Keeping.Unheard.Contains(step.Move)))
        {
            killed.Play(step);
        }

        var shown = Shown(killed);
        var drawn = killed.World.Ids.Drawn;
        var again = keeping.Again(Limited(after));

        Claim.Unchanged(shown, Shown(again), () => "it shows something else");
        again.World.Ids.Drawn.ShouldBe(drawn);
    });

    // What no limit bounds.
    private static string Shown(Sdrs sdrs) => string.Join('\n', s_lists.Select(path => sdrs.Get(path).Text));

    private static Action<MockOptions> Limited(int most) => options => (options.FailedTasks, options.FinishedJobs) = (most, most);

    private static string FailedCreation(Sdrs sdrs)
    {
        sdrs.GivenFailingJob("CreateProtectionGroup", "SDRS.1013");
        var job = sdrs.PostGroup().Json.Text("job_id")!;
        sdrs.Wait();
        return job;
    }
}
