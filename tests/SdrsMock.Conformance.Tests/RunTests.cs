using SdrsMock.Conformance.Cli;
using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Http;
using SdrsMock.Conformance.Reports;
using SdrsMock.Conformance.Scenarios;
using SdrsMock.Conformance.Tests.Support;
using Shouldly;
using Spectre.Console;

namespace SdrsMock.Conformance.Tests;

public sealed class RunTests
{
    private static readonly Dictionary<string, string> s_specimens = new[]
    {
        "source_az",
        "target_az",
        "domain_id",
        "vpc",
    }.ToDictionary(name => name);

    private const string Header = "scenario,step,call,with,expect,check,save,within,covers,tags,note\n";

    [Fact]
    public async Task A_scenario_runs_against_the_embedded_mock()
    {
        var (exit, text) = await CliHarness.RunAsync("run", Path.Combine(GoldenFile.Folder, "protection-group.csv"));

        exit.ShouldBe(0, text);
        GoldenFile.ShouldMatch("protection-group.txt", text);
    }

    [Fact]
    public async Task Failures_are_printed_in_compiler_style()
    {
        var (exit, text) = await CliHarness.RunAsync("run", Path.Combine(GoldenFile.Folder, "failing-scenarios.csv"));

        exit.ShouldBe(1);
        GoldenFile.ShouldMatch("failing-scenarios.txt", text);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Colors_are_written_only_to_a_terminal(bool terminal)
    {
        var output = new StringWriter();
        var outputContext = new OutputContext(
            _ => null,
            terminal
                ? AnsiConsole.Create(
                    new() { Ansi = AnsiSupport.Yes, ColorSystem = ColorSystemSupport.Standard, Out = new AnsiConsoleOutput(output) })
                : null);

        await new CommandLine(EmbeddedMock.StartAsync, output, output, () => outputContext).RunAsync(
            ["run", Path.Combine(GoldenFile.Folder, "failing-scenarios.csv")], TestContext.Current.CancellationToken);

        output.ToString().Contains('\u001b', StringComparison.Ordinal).ShouldBe(terminal);
    }

    [Fact]
    public async Task Time_outs_failed_jobs_and_flaky_responses_are_reported_differently()
    {
        var (exit, text) = await CliHarness.RunAsync("run", Path.Combine(GoldenFile.Folder, "troubled-mock.csv"), "--parallel", "1");

        exit.ShouldBe(1);
        GoldenFile.ShouldMatch("troubled-mock.txt", text);
    }

    [Fact]
    public async Task Failures_of_an_unreliable_target_have_helpful_messages()
    {
        await using var target = await FakeTargetServer.StartAsync(call => call switch
        {
            $"GET /v1/{CliHarness.Project}/sdrs/quotas" => (200, "garbage"),
            $"GET /v1/{CliHarness.Project}/server-groups" => (0, ""),
            _ => (500, "<html>\u0007 it hurts</html>"),
        });

        var (exit, text) = await CliHarness.RunAsync(
            "run", Path.Combine(GoldenFile.Folder, "half-dead-target.csv"), "--endpoint", target.Url.ToString(), "--project",
            CliHarness.Project, "--token", "a-token-of-some-length");

        exit.ShouldBe(1);
        GoldenFile.ShouldMatch("half-dead-target.txt", text);
    }

    [Theory]
    [InlineData(400, """{"error":{"code":"SDRS.1013","message":"m"}}""", "400 SDRS.1013", Outcome.Passed)]
    [InlineData(404, """{"itemNotFound":{"code":"SDRS.1013","message":"m"}}""", "404 SDRS.1013", Outcome.Passed)]
    [InlineData(404, """{"error_code":"APIGW.0101","error_msg":"m","request_id":"r"}""", "404 APIGW.0101", Outcome.Passed)]
    [InlineData(400, """{"error":{"code":"SDRS.0207","message":"m"}}""", "400 ~SDRS.1013", Outcome.Passed)]
    [InlineData(400, """{"error":{"code":"SDRS.0208","message":"m"}}""", "400 ~SDRS.1013", Outcome.Failed)]
    [InlineData(400, """{"error":{"code":"SDRS.0207","message":"m"}}""", "400 SDRS.1013", Outcome.Failed)]
    [InlineData(500, "<html>", "400 SDRS.1013", Outcome.Failed)]
    [InlineData(503, "{\"error\":{\"code\":503,\"message\":\"m\"}}", "503", Outcome.Passed)]
    [InlineData(0, "", "400 SDRS.1013", Outcome.Failed)]
    [InlineData(0, "", "dropped", Outcome.Passed)]
    [InlineData(200, """{"server_group":{}}""", "200", Outcome.Failed)]
    [InlineData(200, "garbage", "200", Outcome.Failed)]
    public async Task A_response_is_checked_against_its_row(int status, string body, string expect, Outcome outcome)
    {
        var result = await PlayAsync($"a,1,ShowProtectionGroup,server_group_id=x,{expect},,,,PG-GET-01,,\n", _ => (status, body));

        result.Outcome.ShouldBe(outcome, string.Join('\n', result.Steps[0].Failures));
        result.Steps[0].Findings.Count.ShouldBe(body.Contains("SDRS.0207") && expect.Contains('~') ? 1 : 0);
    }

    [Fact]
    public async Task Waiting_ends_at_once_when_the_result_cannot_change()
    {
        var result = await PlayAsync("a,1,ShowJobStatus,job_id=j,200,status=SUCCESS,,60s,,,\n", _ => (200, Job("FAIL")));

        result.Outcome.ShouldBe(Outcome.Failed);
        result.Steps[0].Attempts.ShouldBe(1);
    }

    [Fact]
    public async Task Waiting_polls_until_the_checks_of_the_row_pass()
    {
        var statuses = new Queue<string>(["INIT", "RUNNING", "RUNNING", "SUCCESS"]);

        var result = await PlayAsync("a,1,ShowJobStatus,job_id=j,200,status=SUCCESS,,60s,,,\n", _ => (200, Job(statuses.Dequeue())));

        result.Outcome.ShouldBe(Outcome.Passed, string.Join('\n', result.Steps[0].Failures));
        result.Steps[0].Attempts.ShouldBe(4);
    }

    [Fact]
    public async Task Waiting_times_out_and_reports_the_observed_values()
    {
        var polls = 0;

        var result = await PlayAsync(
            "a,1,ShowJobStatus,job_id=j,200,status=SUCCESS,,60s,,,\n", _ => (200, Job(++polls < 3 ? "INIT" : "RUNNING")));

        result.Outcome.ShouldBe(Outcome.Failed);
        result.Steps[0].Attempts.ShouldBe(13);
        result.Steps[0].History.ShouldBe(["check status=SUCCESS, got INIT", "check status=SUCCESS, got RUNNING"]);
    }

    [Fact]
    public async Task Resources_of_a_failed_scenario_are_deleted()
    {
        await using var target = await FakeTargetServer.StartAsync(OneGroup());

        var result = await PlayAsync("a,1,CreateProtectionGroup,,200,,job=job_id,,,,\na,2,ShowQuota,,200,,,,,,\n", target);

        result.Outcome.ShouldBe(Outcome.Failed);
        target.Requests.ShouldContain("DELETE /v1/p/server-groups/g1");
        result.LeftBehind.ShouldBeEmpty();
    }

    [Fact]
    public async Task Resources_are_deleted_although_the_runner_throws()
    {
        await using var target = await FakeTargetServer.StartAsync(OneGroup());

        await Should.ThrowAsync<NotSupportedException>(
            () => PlayAsync(
                "a,1,CreateProtectionGroup,,200,,job=job_id,,,,\na,2,ShowQuota,,200,,,60s,,,\n", target, true, s_specimens,
                new BrokenTime()));

        target.Requests.ShouldContain("DELETE /v1/p/server-groups/g1");
    }

    [Fact]
    public async Task Cancelling_the_clean_up_of_a_scenario_still_deletes_its_resources()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        await using var target = await FakeTargetServer.StartAsync(OneGroup(stop.Cancel));
        using var runner = await ConnectAsync(target, true, s_specimens, new InstantTimeProvider());

        var result = await runner.RunAsync(CliHarness.SingleScenario(Header + "a,1,CreateProtectionGroup,,200,,job=job_id,,,,\n"),
            stop.Token);

        result.Outcome.ShouldBe(Outcome.Passed);
        result.LeftBehind.ShouldBeEmpty();
        target.Requests.ShouldContain("DELETE /v1/p/server-groups/g1");
    }

    [Theory]
    [InlineData("status~={pattern}", "(", "column check: '(' is not a regular expression: ")]
    [InlineData("list#={pattern}", "two", "column check: 'list#=' requires the number of items, not 'two'")]
    [InlineData("list#={pattern}", "99999999999", "column check: 'list#=' requires the number of items, not '99999999999'")]
    public async Task A_check_that_is_invalid_after_substitution_breaks_the_scenario(string check, string pattern, string sentence)
    {
        await using var target = await FakeTargetServer.StartAsync(_ => (200, """{"status":"available","list":[1,2]}"""));

        var result = await PlayAsync($"a,1,GET /v1/p/anything,,200,{check},,60s,,,\n", target, false, new() { ["pattern"] = pattern });

        result.Outcome.ShouldBe(Outcome.Broken);
        result.Steps[0].Failures.Single().ShouldStartWith(sentence);
    }

    [Theory]
    [InlineData(
        "ShowJobStatus,job_id=j", "x=jobb_id", "column save: the response of ShowJobStatus has no 'jobb_id'; did you mean 'job_id'?")]
    [InlineData(
        "ShowProtectionGroup,server_group_id=x", "x=server_group.nam",
        "column save: the response of ShowProtectionGroup has no 'nam'; did you mean 'name'?")]
    [InlineData("ShowJobStatus,job_id=j", "x=entities.any_name", null)]
    [InlineData("ShowJobStatus,job_id=j", "x=entities.server_group_id", null)]
    [InlineData("ShowJobStatus,job_id=j", "x=fail_reason", null)]
    [InlineData("ShowJobStatus,job_id=j", "x=X-Nothing", null)]
    [InlineData("GET /v1/p/jobs/j,", "x=jobb_id", null)]
    public async Task An_impossible_field_breaks_the_scenario_and_a_missing_field_fails_it(string call, string save, string? slip)
    {
        var table = $"a,1,{call},200,,{save},60s,,,\na,2,ShowQuota,?limit={{x}},200,,,,,,\n";
        await using var target = await FakeTargetServer.StartAsync(_ => (200, Job("SUCCESS")));

        var result = await PlayAsync(table, target);

        result.Outcome.ShouldBe(slip is null ? Outcome.Failed : Outcome.Broken);
        result.Steps[0].Failures.Single().ShouldStartWith(slip ?? $"save {save[..1]}: the response has no {save[2..]}");
        await LintAsync(table, slip);
    }

    private static async Task LintAsync(string rows, string? error)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var file = Path.Combine(folder.FullName, "a.csv");
            await File.WriteAllTextAsync(file, Header + rows, TestContext.Current.CancellationToken);

            var (exit, text) = await CliHarness.RunAsync("lint", file);

            exit.ShouldBe(error is null ? 0 : 3, text);
            text.ShouldContain(error is null ? "0 errors" : $"a.csv:2: error: {error}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_regular_expression_that_times_out_breaks_the_scenario()
    {
        var exchange =
            new HttpExchange(new("GET", "/", [], null, null), "", [], 200, new Dictionary<string, string>(),
                $$"""{"long":"{{new string('a', 64)}}!"}""", null, TimeSpan.Zero);

        Should.Throw<FormatException>(
            () => CheckEvaluator.FindFailure(Check.ParseAll("long~=^(a+)+$")[0], exchange, new(), TimeSpan.FromMilliseconds(1)))
            .Message.ShouldBe("column check: matching '^(a+)+$' takes more than 0.001 s; simplify the expression");
    }

    [Theory]
    [InlineData(
        "a,1,mock:Reset,,200,,,,,,\n", true,
        "missing feature control-plane: step 1 calls the control plane of a mock (mock:Reset)")]
    [InlineData(
        "a,1,ShowQuota,,200,,,,,,\na,2,StartProtectionGroup,server_group_id=x,200,,,,,,\n", false,
        "missing feature writes: step 2 changes resources (StartProtectionGroup); allow it with --allow-writes")]
    [InlineData(
        "a,1,CreateProtectedInstance,server_group_id=x; name=y,200,,,,,,\n", true,
        "missing feature variables: step 1 uses {server_a}, which this target does not supply; set it with "
        + "--var server_a=VALUE or in the target file")]
    public async Task A_scenario_that_the_target_cannot_run_is_skipped_with_the_reason(string rows, bool writes, string reason)
    {
        await using var target = await FakeTargetServer.StartAsync(_ => (500, ""));

        var result = await PlayAsync(rows, target, writes, []);

        result.Outcome.ShouldBe(Outcome.Skipped);
        result.Reason.ShouldBe(reason);
        target.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_variable_that_is_never_captured_breaks_the_scenario()
    {
        await using var target = await FakeTargetServer.StartAsync(_ => (500, ""));

        var result = await PlayAsync(
            "a,1,ShowProtectionGroup,server_group_id={late},200,,,,,,\na,2,CreateProtectionGroup,,200,,late=job_id,,,,\n", target);

        result.Outcome.ShouldBe(Outcome.Broken);
        result.Steps.Select(step => step.Outcome).ShouldBe([Outcome.Broken, Outcome.NotReached]);
    }

    private static string Job(string status, string entities = "{}") =>
        $$"""{"status":"{{status}}","entities":{{entities}},"job_id":"ff80808289a1c0de0189a1c2f3e40011","job_type":"x","begin_time":"2026-01-01T00:00:00.000Z","end_time":null,"error_code":null,"fail_reason":null}""";

    private static async Task<ScenarioResult> PlayAsync(string rows, Func<string, (int, string)> answer)
    {
        await using var target = await FakeTargetServer.StartAsync(answer);
        return await PlayAsync(rows, target);
    }

    private static Task<ScenarioResult> PlayAsync(string rows, FakeTargetServer target) =>
        PlayAsync(rows, target, true, s_specimens);

    private static async Task<ScenarioResult> PlayAsync(
        string rows, FakeTargetServer target, bool writes, Dictionary<string, string> variables, TimeProvider? time = null)
    {
        using var runner = await ConnectAsync(target, writes, variables, time ?? new InstantTimeProvider());
        return await runner.RunAsync(CliHarness.SingleScenario(Header + rows), TestContext.Current.CancellationToken);
    }

    private static Task<ScenarioRunner> ConnectAsync(
        FakeTargetServer target, bool writes, Dictionary<string, string> variables, TimeProvider time) =>
        ScenarioRunner.ConnectAsync(
        new()
        {
            Url = target.Url,
            Project = "p",
            Token = "t",
            AllowWrites = writes,
            Variables = variables,
        }, time: time, cancellationToken: TestContext.Current.CancellationToken);

    // A service on which one group is made and deleted, and nothing else works.
    private static Func<string, (int, string)> OneGroup(Action? onShown = null)
    {
        var deleted = false;
        return call => call switch
        {
            "POST /v1/p/server-groups" => (200, """{"job_id":"ff80808289a1c0de0189a1c2f3e40011"}"""),
            "GET /v1/p/jobs/ff80808289a1c0de0189a1c2f3e40011" => (200, Job("SUCCESS", """{"server_group_id":"g1"}""")),
            "DELETE /v1/p/server-groups/g1" => Delete(),
            "GET /v1/p/server-groups/g1" => Show(),
            _ => (500, ""),
        };

        (int, string) Delete()
        {
            deleted = true;
            return (200, """{"job_id":"ff80808289a1c0de0189a1c2f3e40011"}""");
        }

        (int, string) Show()
        {
            onShown?.Invoke();
            return deleted ? (400, """{"error":{"code":"SDRS.1013","message":"m"}}""") : (200, "{}");
        }
    }

    /// <summary>A time provider on which waiting fails.</summary>
    private sealed class BrokenTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            throw new NotSupportedException();
    }
}
