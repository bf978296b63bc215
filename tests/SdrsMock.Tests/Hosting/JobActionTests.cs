using SdrsMock.Tests.Persistence;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Hosting;

/// <summary><c>POST /__sdrs/jobs/{id}</c>: fails, holds and releases running jobs.</summary>
public sealed class JobActionTests
{
    private readonly MockHarness _mock = new();

    [Theory]
    [InlineData("""{"action":"fail","error_code":"SDRS.1305"}""", "SDRS.1305")]
    [InlineData("""{"action":"fail"}""", "SDRS.1014")]
    public void A_job_fails_now_with_its_code(string body, string code)
    {
        var job = Start(_mock);

        var changed = Act(_mock, job, body);

        changed.Status.ShouldBe(200);
        changed.Json.Text("state").ShouldBe("fail");
        changed.Json.Text("error_code").ShouldBe(code);
        changed.Json.Text("end_time").ShouldBe("2026-01-01T00:00:00.000Z");
        _mock.Get($"/jobs/{job}").Json.Text("status").ShouldBe("FAIL");
    }

    [Fact]
    public void A_held_job_ends_only_after_its_release()
    {
        var job = Start(_mock);

        Act(_mock, job, """{"action":"hold"}""").Json.Text("due_time").ShouldBeNull();
        _mock.Clock.Advance(TimeSpan.FromHours(1));
        _mock.Get($"/jobs/{job}").Json.Text("status").ShouldBe("RUNNING");
        Act(_mock, job, """{"action":"hold"}""").Status.ShouldBe(409);
        var released = Act(_mock, job, """{"action":"release"}""");

        released.Json.Text("state").ShouldBe("success");
        released.Json.Text("end_time").ShouldBe("2026-01-01T01:00:00.000Z");
    }

    [Fact]
    public void A_job_that_is_released_early_ends_when_it_would_have()
    {
        var job = Start(_mock);
        Act(_mock, job, """{"action":"hold"}""");
        _mock.Clock.Advance(TimeSpan.FromSeconds(1));

        Act(_mock, job, """{"action":"release"}""").Json.Text("due_time").ShouldBe("2026-01-01T00:00:02.000Z");

        _mock.Clock.Advance(TimeSpan.FromSeconds(1));
        _mock.Get($"/jobs/{job}").Json.Text("status").ShouldBe("SUCCESS");
    }

    [Fact]
    public void A_job_that_a_rule_made_stuck_can_be_released()
    {
        _mock.Engine.Faults.Add(new() { Operation = "CreateProtectionGroup", StuckJob = true, ProjectId = _mock.ProjectId });
        var job = Start(_mock);
        _mock.Clock.Advance(TimeSpan.FromSeconds(1));

        Act(_mock, job, """{"action":"release"}""").Status.ShouldBe(200);
        _mock.Wait();

        _mock.Get($"/jobs/{job}").Json.Text("status").ShouldBe("SUCCESS");
        _mock.Project.Jobs.Running.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("", "The body must be an object, such as {\"action\":\"hold\"}.")]
    [InlineData("""{"action":"end"}""", "Action: \"end\" is invalid; use fail, hold, release.")]
    [InlineData("""{"action":7}""", "Action: expected a string, got 7.")]
    [InlineData("""{"action":"hold","error_code":"SDRS.1305"}""", "Error_code: only the action fail has one; leave it out.")]
    [InlineData("""{"action":"fail","error_code":"SDRS.9"}""", "Error_code: the catalog has no code 'SDRS.9'.")]
    [InlineData("""{"action":"fail","x":1}""", "X is not a member of a job action; known members are action, error_code.")]
    public void A_wrong_action_is_explained(string body, string problem)
    {
        var response = Act(_mock, Start(_mock), body);

        response.Status.ShouldBe(400);
        response.Json.Text("error").ShouldBe(problem, StringCompareShould.IgnoreCase);
    }

    [Fact]
    public void Only_a_running_job_can_be_changed()
    {
        var job = Start(_mock);
        _mock.Wait();

        Act(_mock, job, """{"action":"fail"}""").Status.ShouldBe(409);
        Act(_mock, "unknown", """{"action":"fail"}""").Status.ShouldBe(404);
        var running = Start(_mock);
        Act(_mock, running, """{"action":"release"}""").Json.Text("error").ShouldBe(
            $"Job {running} is not held; only a held job can be released.");
    }

    [Fact]
    public void An_action_survives_a_kill()
    {
        using var file = new StateFileHarness();
        var before = file.Start();
        var (failed, held) = (Start(before), Start(before));
        Act(before, failed, """{"action":"fail","error_code":"SDRS.1305"}""");
        Act(before, held, """{"action":"hold"}""");
        var state = before.Engine.GetStateJson(before.ProjectId);

        var after = file.Again();

        after.Engine.GetStateJson(after.ProjectId).ShouldBe(state);
        after.Clock.Advance(TimeSpan.FromHours(1));
        after.Get($"/jobs/{held}").Json.Text("status").ShouldBe("RUNNING");
    }

    private static string Start(MockHarness mock) => mock.PostGroup($"group-{mock.Project.Ids.DrawnCount}").Json.Text("job_id")!;

    private static HarnessResponse Act(MockHarness mock, string job, string body) =>
        mock.SendControl("POST", $"jobs/{job}", $"?project_id={mock.ProjectId}", body);
}
