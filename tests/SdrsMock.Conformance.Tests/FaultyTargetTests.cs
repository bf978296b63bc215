using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Tests.Support;
using Shouldly;

namespace SdrsMock.Conformance.Tests;

/// <summary>Targets that are no good: the runner says so and goes on.</summary>
public sealed class FaultyTargetTests
{
    [Fact]
    public async Task A_huge_response_is_reported_in_a_few_lines()
    {
        await using var target = await FakeTargetServer.StartWildAsync(HundredMegabytes);

        var (exit, text) = await CliHarness.RunAsync(
            "run", Path.Combine(GoldenFile.Folder, "huge-answer.csv"), "--endpoint", $"{target.Url}", "--project", CliHarness.Project,
            "--token", "a-token-of-some-length");

        exit.ShouldBe(1);
        GoldenFile.ShouldMatch("huge-answer.txt", text);
    }

    [Fact]
    public async Task An_endless_response_is_not_read_completely()
    {
        await using var target = await FakeTargetServer.StartWildAsync(HundredMegabytes);

        var result = await PlayAsync(target);

        result.Steps[0].Failures.ShouldBe(["expect 200, got no response: the response is larger than 16 MB"]);
        result.Steps[0].ResponseBody!.Length.ShouldBeLessThan(4096);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_log_in_reads_at_most_1_MB(bool announcesLength)
    {
        await using var iam = await FakeTargetServer.StartWildAsync(
            context =>
            {
                context.Response.StatusCode = StatusCodes.Status201Created;
                context.Response.Headers["X-Subject-Token"] = "a-token-of-some-length";
                context.Response.ContentLength = announcesLength ? 100L << 20 : null;
                return HundredMegabytes(context);
            });

        var (exit, text) = await CliHarness.RunAsync(
            "run", Path.Combine(GoldenFile.Folder, "protection-group.csv"), "--endpoint", $"{iam.Url}",
            "--project", CliHarness.Project, "--iam", $"{iam.Url}", "--user", "u", "--password", "a-long-password", "--domain", "d");

        exit.ShouldBe(4, text);
        text.ShouldContain("the response is larger than 1 MB");
        text.Trim().Split('\n').Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_truncated_response_counts_as_no_response()
    {
        await using var target = await FakeTargetServer.StartWildAsync(async context =>
        {
            context.Response.ContentLength = 1000;
            await context.Response.WriteAsync("""{"quotas":""");
            await context.Response.Body.FlushAsync();
            context.Abort();
        });

        (await PlayAsync(target)).Steps[0].Failures.Single().ShouldStartWith("expect 200, got no response: ");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    public async Task A_missing_or_stalled_response_times_out(string beginning)
    {
        var time = new FakeTimeProvider();
        await using var target = await FakeTargetServer.StartWildAsync(async context =>
        {
            if (beginning.Length > 0)
            {
                await context.Response.WriteAsync(beginning);
                await context.Response.Body.FlushAsync();
            }

            time.Advance(TimeSpan.FromSeconds(30));
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });

        (await PlayAsync(target, time)).Steps[0].Failures.ShouldBe(["expect 200, got no response: no complete response within 30 s"]);
    }

    [Theory]
    [InlineData("\0\u0001\uFFFD")]
    [InlineData("<html>busy</html>")]
    [InlineData("""{"quotas":{"resources":[]},"quotas":1}""")]
    [InlineData("""{"\ud800":1,"b":2,"c":3}""")]
    [InlineData("""{"quotas":{"resources":[]},"b":["\udc00"]}""")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[")]
    public async Task A_malformed_response_fails_only_its_step(string body)
    {
        await using var target = await FakeTargetServer.StartWildAsync(context => context.Response.WriteAsync(body));

        var result = await PlayAsync(target);

        result.Outcome.ShouldBe(Outcome.Failed);
        result.Steps[0].Failures[0].ShouldStartWith("response: the body is not valid JSON");
    }

    [Theory]
    [InlineData("""{"status":"ok"}""", 1, "response: quotas is missing")]
    [InlineData("""{"status":"ok","operations":null,"constraints":7}""", 1, "response: quotas is missing")]
    [InlineData("""{"status":"ok"}""", 4, "has no 'projects'", "--token", "a-token-of-some-length")]
    [InlineData("""{"status":"ok","projects":[]}""", 4, "has no 'faults'", "--token", "a-token-of-some-length")]
    public async Task A_target_with_only_a_health_endpoint_is_not_treated_as_a_mock(
        string body, int code, string sentence, params string[] more)
    {
        await using var target = await FakeTargetServer.StartWildAsync(context => context.Response.WriteAsync(body), always: true);
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var file = Path.Combine(folder.FullName, "a.csv");
            await File.WriteAllTextAsync(file, "scenario,step,call\na,1,ShowQuota\n", TestContext.Current.CancellationToken);

            var (exit, text) = await CliHarness.RunAsync(
                ["run", file, "--endpoint", $"{target.Url}", "--project", CliHarness.Project, .. more]);

            exit.ShouldBe(code, text);
            text.ShouldContain(sentence);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData(
        "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhello", "does not respond: the response ended early: The response ended prematurely")]
    [InlineData(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
        "does not respond: the response ended early: The response ended prematurely")]
    [InlineData(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "does not respond: the response ended early: Received chunk header length could not be parsed")]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n", "does not respond: Received an invalid status line")]
    public async Task A_target_that_closes_the_connection_is_a_one_line_error(string said, string sentence)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var answered = AnswerOnceAsync(listener, said);

        var (exit, text) = await CliHarness.RunAsync(
            "run", Path.Combine(GoldenFile.Folder, "protection-group.csv"), "--endpoint", $"http://{listener.LocalEndpoint}");

        await answered;
        exit.ShouldBe(4, text);
        text.ShouldContain(sentence);
        text.Trim().Split('\n').Length.ShouldBe(1);
        text.ShouldNotContain("does it want https?");
    }

    private static async Task AnswerOnceAsync(TcpListener listener, string said)
    {
        using var client = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        using var reader = new StreamReader(client.GetStream());
        while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { Length: > 0 })
        {
        }

        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(said), TestContext.Current.CancellationToken);
    }

    private static async Task HundredMegabytes(HttpContext context)
    {
        var block = Encoding.ASCII.GetBytes(new string('x', 1 << 16));
        for (var sent = 0L; sent < 100L << 20 && !context.RequestAborted.IsCancellationRequested; sent += block.Length)
        {
            await context.Response.Body.WriteAsync(block, context.RequestAborted);
        }
    }

    private static async Task<ScenarioResult> PlayAsync(FakeTargetServer target, TimeProvider? time = null)
    {
        using var runner = await ScenarioRunner.ConnectAsync(
            new()
            {
                Url = target.Url,
                Project = "p",
                Token = "t",
                Timeout = TimeSpan.FromSeconds(30),
                TimeoutClock = time ?? TimeProvider.System,
            }, cancellationToken: TestContext.Current.CancellationToken);
        return await runner.RunAsync(
            CliHarness.SingleScenario("scenario,step,call,with,expect\na,1,ShowQuota,,200\n"), TestContext.Current.CancellationToken);
    }
}
