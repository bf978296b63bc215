using System.Diagnostics;
using System.Text.Json;
using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Targets;
using SdrsMock.Conformance.Tests.Support;
using Shouldly;

namespace SdrsMock.Conformance.Tests;

public sealed class WriteGuardTests : IDisposable
{
    private const string Header = "scenario,step,call,with,expect,check,save,within\n";
    private const string Job =
        """{"status":"SUCCESS","entities":{ENTITIES},"job_id":"ff80808289a1c0de0189a1c2f3e40011","job_type":"x","begin_time":"2026-01-01T00:00:00.000Z","end_time":null,"error_code":null,"fail_reason":null}""";

    private static readonly string[] s_specimens = ["vpc", "source_az", "target_az", "domain_id"];

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Sweep_deletes_the_resources_of_a_killed_run()
    {
        await using var mock = await SdrsMockServer.StartAsync(
            options => (options.Auth, options.JobDuration) = (AuthMode.Verify, TimeSpan.Zero), TestContext.Current.CancellationToken);
        var (scenario, target, log) = (
            Path.Combine(_folder, "a.csv"), Path.Combine(_folder, "target.json"), Path.Combine(_folder, "run.ledger"));
        await WriteAsync(scenario, Header + """
            a,1,CreateProtectionGroup,name=one,200,,job=job_id,
            a,2,ShowJobStatus,,200,status=SUCCESS,group=entities.server_group_id,60s
            a,3,CreateProtectionGroup,name=two,200,,job=job_id,
            a,4,ShowProtectionGroup,,200,name=never,,10m

            """);
        var variables = s_specimens.ToDictionary(name => name, name => mock.Variables[name]);
        await WriteAsync(Path.Combine(_folder, "token"), mock.Variables["token"]);
        await WriteAsync(target,
            $$$"""{"url": "{{{mock.Url}}}", "mock": false, "project": "{{{mock.ProjectId}}}", "auth": {"token": {"file": "token"}}, "limits": {"poll_interval": "100ms"}, "variables": {{{JsonSerializer.Serialize(variables)}}}}""");

        await KillOnceAsync(log, "\"what\":\"job\"", 2, "run", scenario, "--target", target, "--allow-writes", "--cleanup-log", log);
        (await GroupsAsync(mock)).ShouldBe(2);
        var swept = await CliHarness.RunAsync("sweep", log, "--target", target);

        swept.Exit.ShouldBe(0, swept.Text);
        (await GroupsAsync(mock)).ShouldBe(0);
        (await CliHarness.RunAsync("sweep", log, "--target", target)).Text.ShouldStartWith("Nothing is left");
    }

    [Fact]
    public async Task Dependent_resources_are_deleted_first_and_a_rejection_does_not_stop_the_rest()
    {
        var deleted = new List<string>();
        await using var target = await FakeTargetServer.StartAsync(call => call.Split(' ', '/') switch
        {
            ["POST", _, _, _, var kind] => (200, $$"""{"job_id":"ff80808289a1c0de0189a1c2f3e4{{kind.Length:0000}}"}"""),
            ["GET", _, _, _, "jobs", "ff80808289a1c0de0189a1c2f3e40013"] => (
                200, Job.Replace("ENTITIES", "\"server_group_id\":\"g\"", StringComparison.Ordinal)),
            ["GET", _, _, _, "jobs", "ff80808289a1c0de0189a1c2f3e40012"] => (
                200, Job.Replace("ENTITIES", "\"replication_pair_id\":\"r\"", StringComparison.Ordinal)),
            ["GET", _, _, _, "jobs", "ff80808289a1c0de0189a1c2f3e40024"] => (
                200, Job.Replace("ENTITIES", "\"disaster_recovery_drill_id\":\"d\"", StringComparison.Ordinal)),
            ["DELETE", _, _, _, _, "r"] => (400, """{"error":{"code":"SDRS.1605","message":"no"}}"""),
            ["DELETE", _, _, _, _, var id] => Delete(id),
            ["GET", _, _, _, _, var id] => deleted.Contains(id) ? (404, "{}") : (200, "{}"),
            _ => (500, ""),
        });

        (int, string) Delete(string id)
        {
            deleted.Add(id);
            return (200, """{"job_id":"ff80808289a1c0de0189a1c2f3e40013"}""");
        }

        var result = await PlayAsync(
            target,
            "a,1,CreateProtectionGroup,,200,,,\na,2,CreateReplication,server_group_id=g; volume_id=v,200,,,\na,3," +
                "CreateDisasterRecoveryDrill,server_group_id=g,200,,,\n");

        result.Outcome.ShouldBe(Outcome.Passed, string.Join('\n', result.Steps.SelectMany(step => step.Failures)));
        deleted.Distinct().ShouldBe(["d", "g"]);
        result.LeftBehind.ShouldBe(["pair r: DeleteReplication returned 400 SDRS.1605 no"]);
    }

    [Theory]
    [InlineData(
        "RUNNING", null, 30,
        "group g: job ff80808289a1c0de0189a1c2f3e40099 of DeleteProtectionGroup has not ended within 30 s: its status is RUNNING")]
    [InlineData(
        "FAIL", "SDRS.1014", 0,
        "group g: job ff80808289a1c0de0189a1c2f3e40099 of DeleteProtectionGroup ended with FAIL SDRS.1014 It hurts.")]
    public async Task A_deletion_whose_job_hangs_or_fails_is_reported_with_the_reason(
        string status, string? code, int seconds, string left)
    {
        await using var target = await FakeTargetServer.StartAsync(call => call.Split(' ', '/') switch
        {
            ["POST", ..] => (200, """{"job_id":"ff80808289a1c0de0189a1c2f3e40011"}"""),
            ["GET", _, _, _, "jobs", "ff80808289a1c0de0189a1c2f3e40011"] => (
                200, Job.Replace("ENTITIES", "\"server_group_id\":\"g\"", StringComparison.Ordinal)),
            ["DELETE", ..] => (200, """{"job_id":"ff80808289a1c0de0189a1c2f3e40099"}"""),
            ["GET", _, _, _, "jobs", ..] =>
                (200, $$"""{"status":"{{status}}","job_id":"x","error_code":{{(code is null ? "null" : $"\"{code}\"")}},"fail_reason":{{(code is null ? "null" : "\"It hurts.\"")}}}"""),
            _ => (200, """{"server_group":{"status":"available"}}"""),
        });
        var time = new InstantTimeProvider();

        var result = await PlayAsync(
            target, "a,1,CreateProtectionGroup,,200,,,\n", settings => settings with { Timeout = TimeSpan.FromSeconds(30) }, time);

        result.LeftBehind.ShouldBe([left]);
        time.GetElapsedTime(0).ShouldBe(TimeSpan.FromSeconds(seconds));
    }

    [Fact]
    public async Task A_group_that_stays_in_transition_is_waited_for_once()
    {
        await using var target = await FakeTargetServer.StartAsync(call => call.Split(' ', '/') switch
        {
            ["POST", ..] => (200, """{"job_id":"ff80808289a1c0de0189a1c2f3e40011"}"""),
            ["GET", _, _, _, "jobs", ..] => (200, Job.Replace("ENTITIES", "\"server_group_id\":\"g\"", StringComparison.Ordinal)),
            ["DELETE", ..] => (400, """{"error":{"code":"SDRS.1002","message":"no"}}"""),
            _ => (200, """{"server_group":{"status":"deleting"}}"""),
        });
        var time = new InstantTimeProvider();

        var result = await PlayAsync(
            target, "a,1,CreateProtectionGroup,,200,,,\n", settings => settings with { Timeout = TimeSpan.FromSeconds(30) }, time);

        result.LeftBehind.ShouldBe(["group g: DeleteProtectionGroup returned 400 SDRS.1002 no"]);
        time.GetElapsedTime(0).ShouldBe(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_rejected_deletion_is_repeated_after_its_dependents_are_deleted()
    {
        var deletions = new List<string>();
        await using var target = await FakeTargetServer.StartAsync(call => call.Split(' ', '/') switch
        {
            ["POST", _, _, _, "protected-instances"] => (200, """{"job_id":"ff80808289a1c0de0189a1c2f3e40019"}"""),
            ["GET", _, _, _, "jobs", "ff80808289a1c0de0189a1c2f3e40019"] => (
                200, Job.Replace("ENTITIES", "\"protected_instance_id\":\"i\"", StringComparison.Ordinal)),
            ["GET", _, _, _, "jobs", ..] => (200, Job.Replace("ENTITIES", "", StringComparison.Ordinal)),
            ["DELETE", ..] => Delete(call),
            ["GET", _, _, _, _, "i"] => deletions.Count > 3 ? (404, "{}") : (200, "{}"),
            _ => (500, ""),
        });

        (int, string) Delete(string call)
        {
            deletions.Add(call);
            return deletions.Count < 4
                ? (400, """{"error":{"code":"SDRS.1002","message":"no"}}""")
                : (200, """{"job_id":"ff80808289a1c0de0189a1c2f3e40099"}""");
        }

        var result = await PlayAsync(target, "a,1,CreateProtectedInstance,server_group_id=g; server_id=s,200,,,\n");

        result.LeftBehind.ShouldBeEmpty();
        target.Requests
            .Where(request => request.StartsWith("DELETE", StringComparison.Ordinal))
            .Select(request => request.Contains("delete_target_server", StringComparison.Ordinal))
            .ShouldBe([true, false, true, false]);
    }

    [Theory]
    [InlineData("{\"what\":\"made\",\"numb", 0, "Nothing is left")]
    [InlineData("null", 2, "run.ledger:2: this is not a line of a clean-up log")]
    [InlineData("{\"what\":\"creating\"}", 2, "run.ledger:2: this is not a line of a clean-up log")]
    [InlineData(
        "{\"what\":\"creating\",\"number\":1,\"project\":\"p\",\"kind\":\"nonsense\",\"story\":\"a\"}", 2,
        "run.ledger:2: this is not a line of a clean-up log")]
    public async Task A_truncated_clean_up_log_is_read_and_unknown_kinds_are_rejected(string line, int code, string sentence)
    {
        var log = Path.Combine(_folder, "run.ledger");
        await WriteAsync(log, "{\"what\":\"target\",\"url\":\"http://127.0.0.1:1\",\"project\":\"p\"}\n" + line);

        var (exit, text) = await CliHarness.RunAsync("sweep", log);

        exit.ShouldBe(code, text);
        text.ShouldContain(sentence);
        text.Trim().Split('\n').Length.ShouldBe(1);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("ftp://127.0.0.1")]
    public async Task A_clean_up_log_names_a_valid_target(string url)
    {
        var log = Path.Combine(_folder, "run.ledger");
        await WriteAsync(log, $$"""{"what":"target","url":"{{url}}","project":"p"}""");

        (await CliHarness.RunAsync("sweep", log)).ShouldBe(
            (2, $"sdrs-conformance: {log} is not a clean-up log; it does not begin with a 'target' line{Environment.NewLine}"));
    }

    [Theory]
    [InlineData(200, false)]
    [InlineData(500, true)]
    public void A_default_clean_up_log_exists_only_while_resources_are_left(int seconds, bool left)
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(
            new DateTimeOffset(1999, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(seconds));
        string path;
        using (var cleanupLog = new CleanupLog(new() { Url = new("http://localhost") }, time))
        {
            path = cleanupLog.Path;
            var entry = cleanupLog.RecordAttempt(ResourceCreations.Kinds[^1], 1, "a", "p");
            if (!left)
            {
                cleanupLog.RecordSettled(entry);
            }
        }

        File.Exists(path).ShouldBe(left);
        File.Delete(path);
    }

    [Fact]
    public async Task A_creating_request_without_a_response_is_reported()
    {
        await using var target = await FakeTargetServer.StartAsync(_ => (0, ""));

        var result = await PlayAsync(target, "a,1,CreateProtectionGroup,,dropped,,,\n");

        result.LeftBehind.Single().ShouldStartWith("a group of the scenario 'a', whose creation got no response");
    }

    [Fact]
    public async Task A_creating_request_is_logged_before_it_is_sent()
    {
        var seen = "";
        var log = Path.Combine(_folder, "x.ledger");
        await using var target = await FakeTargetServer.StartAsync(_ =>
        {
            using var reader = new StreamReader(new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            seen = reader.ReadToEnd();
            return (400, "{}");
        });

        await PlayAsync(target, "a,1,CreateProtectionGroup,,400,,,\n", settings => settings with { CleanupLog = log });

        seen.Trim().Split('\n')[^1].ShouldBe("""{"what":"creating","number":1,"project":"p","kind":"group","story":"a"}""");
        (await File.ReadAllTextAsync(log, TestContext.Current.CancellationToken)).ShouldContain("settled");
    }

    [Theory]
    [InlineData(
        "CreateProtectionGroup,project_id=other",
        "missing feature projects: step 1 changes resources in project other; add it to 'projects' of the target file")]
    [InlineData("ShowQuota,", "missing feature operations: step 1 calls ShowQuota; add it to 'operations' of the target file")]
    [InlineData(
        "POST /v1/p/server-groups,",
        "missing feature operations: step 1 calls POST /v1/p/server-groups; add it to 'operations' of the target file")]
    [InlineData(
        "BatchCreateProtectedInstances,\"server_group_id=g; servers=[{\"\"server_id\"\":\"\"a\"\"},{\"\"server_id\"\":\"\"b\"\"}," +
            "{\"\"server_id\"\":\"\"c\"\"}]\"",
        "missing feature resource-budget: the scenario creates 3 resources, and 2 of 2 are left; raise --max-resources")]
    public async Task A_call_that_the_target_file_does_not_allow_is_skipped_with_the_reason(string cells, string reason)
    {
        await using var target = await FakeTargetServer.StartAsync(_ => (500, ""));

        var result = await PlayAsync(
            target, $"a,1,{cells},200,,,\n", settings => settings with { MaxResources = 2, Operations = ["*Create*", "List*"] });

        result.Reason.ShouldBe(reason);
        target.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{\"protected_instances\":{\"servers\":[1,2]}}", 2)]
    [InlineData("{\"protected_instance\\ud800\":{\"servers\":[1,2]}}", 1)]
    [InlineData("{", 1)]
    public void A_request_with_an_invalid_body_counts_against_the_resource_limit(string body, int count) =>
        ResourceCreations.Count(new("POST", "/v1/p/protected-instances/batch", [], body, null)).ShouldBe(count);

    [Fact]
    public void A_request_beyond_the_resource_limit_does_not_count_against_it()
    {
        var group = ResourceCreations.Kinds[^1];
        using var cleanupLog = new CleanupLog(
            new() { Url = new("http://localhost"), MaxResources = 4, CleanupLog = Path.Combine(_folder, "z.ledger") },
            TimeProvider.System);
        cleanupLog.RecordAttempt(group, 3, "a", "p");

        Should.Throw<ResourceLimitException>(() => cleanupLog.RecordAttempt(group, 2, "a", "p"));

        cleanupLog.RemainingResources.ShouldBe(1);
        cleanupLog.RecordAttempt(group, 1, "a", "p");
        Should.Throw<ResourceLimitException>(() => cleanupLog.RecordAttempt(group, 1, "a", "p"));
    }

    [Fact]
    public async Task The_runner_waits_as_Retry_After_requires()
    {
        var calls = 0;
        await using var target = await FakeTargetServer.StartAsync(_ => ++calls < 3 ? (429, "") : (200, """{"quotas":{"resources":[]}}"""));
        target.AnswerHeaders["Retry-After"] = "7";
        var time = new InstantTimeProvider();

        var result = await PlayAsync(target, "a,1,ShowQuota,,200,,,\n", time: time);

        result.Outcome.ShouldBe(Outcome.Passed);
        calls.ShouldBe(3);
        time.GetElapsedTime(0).ShouldBe(TimeSpan.FromSeconds(14));
    }

    private async Task<ScenarioResult> PlayAsync(
        FakeTargetServer target, string rows, Func<Target, Target>? change = null, TimeProvider? time = null)
    {
        var settings = new Target
        {
            Url = target.Url,
            Project = "p",
            Token = "t",
            AllowWrites = true,
            CleanupLog = Path.Combine(_folder, "y.ledger"),
            Variables = s_specimens.ToDictionary(name => name),
        };
        using var runner = await ScenarioRunner.ConnectAsync(
            change?.Invoke(settings) ?? settings, time: time ?? new InstantTimeProvider(),
            cancellationToken: TestContext.Current.CancellationToken);
        return await runner.RunAsync(CliHarness.SingleScenario(Header + rows), TestContext.Current.CancellationToken);
    }

    private static async Task KillOnceAsync(string file, string word, int times, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(
                "dotnet",
                [
                    Path.Combine(AppContext.BaseDirectory, "SdrsMock.Conformance.dll"), .. arguments,
                ])
            { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        try
        {
            while (!process.HasExited && (!File.Exists(file) || ReadShared(file).Split(word).Length <= times))
            {
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }

            if (process.HasExited)
            {
                throw new InvalidOperationException($"it ended by itself: {await output}{await errors}");
            }
        }
        finally
        {
            process.Kill();
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    private static string ReadShared(string file)
    {
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }

    private static async Task<int> GroupsAsync(SdrsMockServer mock)
    {
        using var client = mock.CreateClient();
        using var answer = JsonDocument.Parse(
            await client.GetStringAsync($"/v1/{mock.ProjectId}/server-groups", TestContext.Current.CancellationToken));
        return answer.RootElement.GetProperty("count").GetInt32();
    }

    private static Task WriteAsync(string path, string text) => File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
}
