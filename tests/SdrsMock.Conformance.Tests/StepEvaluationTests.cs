using Microsoft.Extensions.Time.Testing;
using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Http;
using SdrsMock.Conformance.Scenarios;
using SdrsMock.Conformance.Targets;
using SdrsMock.Conformance.Tests.Support;
using SdrsMock.Schemas;
using Shouldly;

namespace SdrsMock.Conformance.Tests;

/// <summary>Evaluation of responses, waiting and retries.</summary>
public sealed class StepEvaluationTests
{
    private const string Header = "scenario,step,call,with,expect,check,save,within,covers\n";
    private const string Quotas = """{"quotas":{"resources":[]}}""";

    [Theory]
    [InlineData("a!=(none)", """{"a":1}""", true)]
    [InlineData("a!=(none)", """{"a":null}""", false)]
    [InlineData("a!=(none)", "{}", false)]
    [InlineData("a=(none)", """{"a":null}""", true)]
    [InlineData("a=(none)", """{"a":0}""", false)]
    [InlineData("a=*", """{"a":0}""", true)]
    [InlineData("a=*", """{"a":null}""", false)]
    [InlineData("a!=x", """{"a":"y"}""", true)]
    [InlineData("a!=x", """{"a":"x"}""", false)]
    [InlineData("a[*]!=x", """{"a":["y","x"]}""", false)]
    [InlineData("a#=3", """{"a":[1,2,3]}""", true)]
    [InlineData("a#=3", """{"a":[1,2]}""", false)]
    [InlineData("a#=0", "{}", true)]
    [InlineData("a[*]#=1", """{"a":[[1,2,3]]}""", true)]
    [InlineData("a[*].b#=2", """{"a":[{"b":1},{"b":null},{}]}""", true)]
    [InlineData("a~=^x", """{"a":"xy"}""", true)]
    [InlineData("a~=^x", """{"a":null}""", false)]
    [InlineData("a=(json 1.0)", """{"a":1}""", false)]
    public void A_check_passes_or_fails(string check, string body, bool holds)
    {
        var exchange = new HttpExchange(
            new("GET", "/", [], null, null), "", [], 200, new Dictionary<string, string>(), body, null, TimeSpan.Zero);

        (CheckEvaluator.FindFailure(Check.ParseAll(check)[0], exchange, new()) is null).ShouldBe(holds);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("x", 1)]
    public async Task A_response_whose_status_forbids_a_body_must_have_none(string body, int problems)
    {
        var exchange = new HttpExchange(
            new("POST", "/", [], null, null), "", [], 204, new Dictionary<string, string>(), body, null, TimeSpan.Zero);

        (await ResponseSchemaValidator.FindProblemsAsync(OperationContract.Load("BatchAddTags"), exchange)).Count.ShouldBe(problems);
    }

    [Theory]
    [InlineData(401, "{}")]
    [InlineData(403, "{}")]
    [InlineData(200, """{"server_group":{"status":"error-starting"}}""")]
    public async Task A_step_does_not_wait_when_waiting_cannot_help(int status, string body)
    {
        await using var target = await FakeTargetServer.StartAsync(_ => (status, body));

        var result = await PlayAsync(target, "a,1,ShowProtectionGroup,server_group_id=g,200,status=available,,60s,\n");

        result.Outcome.ShouldBe(Outcome.Failed);
        result.Steps[0].Attempts.ShouldBe(1);
    }

    [Fact]
    public async Task A_step_waits_for_an_expected_error()
    {
        var answers = new Queue<string>(["starting", "starting", "error-starting"]);
        await using var target =
            await FakeTargetServer.StartAsync(_ => (200, $$$"""{"server_group":{"status":"{{{answers.Dequeue()}}}"}}"""));

        var result = await PlayAsync(target, "a,1,GET /v1/p/server-groups/g,,200,status=error-starting,,60s,\n");

        result.Outcome.ShouldBe(Outcome.Passed, string.Join('\n', result.Steps[0].Failures));
        result.Steps[0].Attempts.ShouldBe(3);
    }

    [Theory]
    [InlineData(true, Outcome.Failed)]
    [InlineData(false, Outcome.Passed)]
    public async Task Only_a_real_service_can_return_an_alternative_code(bool mock, Outcome outcome)
    {
        await using var target =
            await FakeTargetServer.StartAsync(
                call => call.Contains("/__sdrs/", StringComparison.Ordinal)
                    ? (200, "{}")
                    : (400, """{"error":{"code":"SDRS.0207","message":"m"}}"""));

        var result = await PlayAsync(
            target, "a,1,ShowProtectionGroup,server_group_id=x,400 ~SDRS.1013,,,,PG-GET-01\n",
            settings => settings with { Mock = mock, Token = null });

        result.Outcome.ShouldBe(outcome);
    }

    [Theory]
    [InlineData("7", 429, 6, 35)]
    [InlineData("86400", 429, 6, 600)]
    [InlineData("Wed, 21 Oct 2015 07:28:00 GMT", 429, 6, 0)]
    [InlineData("nonsense", 429, 6, 62)]
    [InlineData("7", 200, 1, 0)]
    public async Task A_busy_service_is_retried_for_a_limited_time(string retryAfter, int status, int calls, int seconds)
    {
        await using var target = await FakeTargetServer.StartAsync(_ => (status, status == 200 ? Quotas : ""));
        target.AnswerHeaders["Retry-After"] = retryAfter;
        var time = new InstantTimeProvider();

        var result = await PlayAsync(target, "a,1,ShowQuota,,200,,,,\n", time: time);

        result.Outcome.ShouldBe(status == 200 ? Outcome.Passed : Outcome.Failed);
        target.Requests.Count.ShouldBe(calls);
        time.GetElapsedTime(0).ShouldBe(TimeSpan.FromSeconds(seconds));
    }

    [Fact]
    public async Task A_row_that_expects_a_rejection_is_not_retried()
    {
        await using var target = await FakeTargetServer.StartAsync(_ => (429, ""));

        (await PlayAsync(target, "a,1,ShowQuota,,429,,,,\n")).Outcome.ShouldBe(Outcome.Passed);

        target.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Requests_respect_the_rate_limit_of_the_target_file()
    {
        await using var target = await FakeTargetServer.StartAsync(_ => (200, Quotas));
        var time = new InstantTimeProvider();

        await PlayAsync(
            target, "a,1,ShowQuota,,200,,,,\na,2,ShowQuota,,200,,,,\na,3,ShowQuota,,200,,,,\n",
            settings => settings with { CallsPerSecond = 2 }, time);

        // The first words with the target are a call too.
        time.GetElapsedTime(0).ShouldBe(TimeSpan.FromSeconds(1.5));
    }

    [Fact]
    public async Task A_project_that_the_target_file_does_not_list_is_not_used()
    {
        await using var target = await FakeTargetServer.StartAsync(_ => (200, Quotas));

        (await Should.ThrowAsync<TargetException>(
            () => PlayAsync(target, "a,1,ShowQuota,,200,,,,\n", settings => settings with { Projects = ["another"] })))
            .Message.ShouldBe("project p is not in the list 'projects' of the target file; add it, or use a project of the list");
    }

    [Theory]
    [InlineData(60, "; the clocks of this machine and of the target differ by 60 minutes")]
    [InlineData(1, "none were given")]
    public async Task A_clock_skew_is_reported_when_credentials_are_rejected(int minutes, string end)
    {
        await using var target = await FakeTargetServer.StartWildAsync(
            context =>
            {
                context.Response.StatusCode = context.Request.Path == "/__sdrs/health" ? 404 : 401;
                return Task.CompletedTask;
            },
            always: true);

        (await Should.ThrowAsync<TargetException>(
            () => PlayAsync(target, "a,1,ShowQuota,,200,,,,\n", settings => settings with { Token = null },
                new FakeTimeProvider(DateTimeOffset.UtcNow.AddMinutes(minutes)))))
            .Message.ShouldEndWith(end);
    }

    private static async Task<ScenarioResult> PlayAsync(
        FakeTargetServer target, string rows, Func<Target, Target>? change = null, TimeProvider? time = null)
    {
        var settings = new Target { Url = target.Url, Project = "p", Token = "t" };
        using var runner = await ScenarioRunner.ConnectAsync(
            change?.Invoke(settings) ?? settings, time: time ?? new InstantTimeProvider(),
            cancellationToken: TestContext.Current.CancellationToken);
        return await runner.RunAsync(CliHarness.SingleScenario(Header + rows), TestContext.Current.CancellationToken);
    }
}
