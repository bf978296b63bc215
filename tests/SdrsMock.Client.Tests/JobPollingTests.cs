using System.Net;
using Microsoft.Extensions.Time.Testing;
using SdrsMock.Client.Models;
using Shouldly;

namespace SdrsMock.Client.Tests;

public sealed class JobPollingTests
{
    [Fact]
    public async Task A_job_is_polled_until_it_has_succeeded()
    {
        var time = new FakeTimeProvider();
        var wire = new RecordingHandler(
            _ => RecordingHandler.Answer(
                HttpStatusCode.OK, Job(time.GetUtcNow() - time.Start < TimeSpan.FromSeconds(20) ? "RUNNING" : "SUCCESS")));
        using var sdrs = Client(wire, time);

        var waiting = sdrs.WaitForJobAsync("j", new(TimeSpan.FromSeconds(10)), TestContext.Current.CancellationToken);
        time.Advance(TimeSpan.FromSeconds(9));
        wire.Calls.Count.ShouldBe(1);
        time.Advance(TimeSpan.FromSeconds(1));
        time.Advance(TimeSpan.FromSeconds(10));

        (await waiting).Entities.ServerGroupId.ShouldBe("g");
        wire.Calls.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_failed_job_throws_with_its_code_and_reason()
    {
        using var sdrs = Client(new(HttpStatusCode.OK, Job("FAIL", "\"SDRS.0011\"", "\"no volume\"")), new());

        var failed = await Should.ThrowAsync<SdrsJobException>(
            sdrs.WaitForJobAsync("j", cancellationToken: TestContext.Current.CancellationToken));

        (failed.Code, failed.FailReason, failed.Job.EndTime).ShouldBe(("SDRS.0011", "no volume", null));
        failed.Message.ShouldBe("job j (createProtectionGroupNoCG) failed with SDRS.0011: no volume");
    }

    [Fact]
    public async Task Waiting_ends_at_the_limit()
    {
        var time = new FakeTimeProvider();
        var wire = new RecordingHandler(HttpStatusCode.OK, Job("INIT"));
        using var sdrs = Client(wire, time);

        var waiting = sdrs.WaitForJobAsync(
            new AcceptedJob("j"), new(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10)), TestContext.Current.CancellationToken);
        time.Advance(TimeSpan.FromSeconds(10));

        (await Should.ThrowAsync<TimeoutException>(waiting)).Message.ShouldBe(
            "Job j (createProtectionGroupNoCG) is still INIT after 10 s; the limit is 10 s. Set JobPollingOptions.Timeout to wait longer.");
        wire.Calls.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Waiting_without_options_ends_after_30_minutes()
    {
        var time = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.FromMinutes(10) };
        using var sdrs = Client(new(HttpStatusCode.OK, Job("RUNNING")), time);

        var waiting = sdrs.WaitForJobAsync("j", cancellationToken: TestContext.Current.CancellationToken);
        while (!waiting.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(2));
            await Task.Yield();
        }

        (await Should.ThrowAsync<TimeoutException>(waiting)).Message.ShouldContain("the limit is 1800 s");
    }

    [Fact]
    public async Task Waiting_on_a_frozen_clock_of_a_mock_advances_the_clock()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var mock = await SdrsMockServer.StartAsync(
            options => options.JobDuration = TimeSpan.FromMinutes(5), cancellationToken);
        using var sdrs = SdrsClient.WithToken(mock.Url, mock.ProjectId, mock.Variables["token"], time: mock.Clock);
        var started = mock.Clock.Now;

        var job = await sdrs.WaitForJobAsync(
            await sdrs.CreateProtectionGroupAsync(mock.Group(), cancellationToken), cancellationToken: cancellationToken);

        job.Status.ShouldBe(JobStatus.Success);
        (mock.Clock.Now - started).ShouldBe(TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task Waiting_on_a_frozen_clock_ends_at_the_limit_when_the_job_is_stuck()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var mock = await SdrsMockServer.StartAsync(cancellationToken: cancellationToken);
        mock.Faults.Add(new() { Operation = "CreateProtectionGroup", StuckJob = true });
        using var sdrs = SdrsClient.WithToken(mock.Url, mock.ProjectId, mock.Variables["token"], time: mock.Clock);
        var accepted = await sdrs.CreateProtectionGroupAsync(mock.Group(), cancellationToken);

        var exception = await Should.ThrowAsync<TimeoutException>(
            sdrs.WaitForJobAsync(accepted, new(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10)), cancellationToken));

        exception.Message.ShouldContain("after 600 s");
    }

    [Fact]
    public async Task Waiting_can_be_cancelled()
    {
        using var stop = new CancellationTokenSource();
        using var sdrs = Client(new(HttpStatusCode.OK, Job("RUNNING")), new());

        var waiting = sdrs.WaitForJobAsync("j", cancellationToken: stop.Token);
        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(waiting);
        await Should.ThrowAsync<OperationCanceledException>(sdrs.ShowQuotaAsync(stop.Token));
    }

    private static SdrsClient Client(RecordingHandler wire, FakeTimeProvider time) =>
        SdrsClient.WithToken(new("http://sdrs.test"), "p", "t", wire, time);

    private static string Job(string status, string code = "null", string reason = "null") => $$"""
        {"status": "{{status}}", "entities": {"server_group_id": "g"}, "job_id": "j", "job_type": "createProtectionGroupNoCG",
         "begin_time": "2026-01-02T03:04:05.678Z", "end_time": "", "error_code": {{code}}, "fail_reason": {{reason}}}
        """;
}
