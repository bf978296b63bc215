using System.Net;
using System.Net.Sockets;
using System.Text;
using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Http;
using SdrsMock.Conformance.Targets;
using SdrsMock.Conformance.Tests.Support;
using Shouldly;

namespace SdrsMock.Conformance.Tests;

/// <summary>The transport sends no text that a server could read as another request.</summary>
public sealed class RequestGuardTests : IDisposable
{
    private const string Smuggled = "x HTTP/1.1\r\nHost: a\r\n\r\nDELETE /v1/p/server-groups/g HTTP/1.1\r\nX: ";

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("GET /v1/{project_id}/server-groups/g-{g},", "the request target contains a blank")]
    [InlineData("GET /v1/p/server-groups,X-Probe={g}", "the value of the header X-Probe contains the character U+000D")]
    [InlineData("ListProtectionGroups,X-Probe={g}", "the value of the header X-Probe contains the character U+000D")]
    [InlineData("GET /v1/{dots}/x/server-groups,", "the path contains the segment '..'")]
    [InlineData("\"ShowProtectionGroup\",server_group_id={dots}", "the path contains the segment '..'")]
    [InlineData("\"ShowProtectionGroup\",server_group_id={escaped}", "the path contains the segment '..'")]
    public async Task A_variable_cannot_add_a_request_a_header_or_another_path(string cells, string problem)
    {
        await using var target = await FakeTargetServer.StartAsync(_ => (200, "{}"));

        var result = await RunAsync(target, $"scenario,step,call,with,expect\na,1,{cells},200\n");

        result.Outcome.ShouldBe(Outcome.Broken);
        result.Steps[0].Failures.Single().ShouldStartWith(problem);
        target.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/a b")]
    [InlineData("/a\tb")]
    [InlineData("/a\u0000")]
    [InlineData("/a\u0085")]
    [InlineData("/a\u00A0")]
    [InlineData("http://other/")]
    [InlineData("/a/./b")]
    [InlineData("/a/%2e%2E/b")]
    [InlineData("/a/%252e%252e/b")]
    [InlineData("/a%2F..%2Fb")]
    [InlineData("/a/..\\b")]
    [InlineData("/a/..;v=1/b")]
    public void A_request_target_that_can_be_read_in_two_ways_is_refused(string path) =>
        Should.Throw<InvalidRequestException>(() => RequestGuard.Verify(new("GET", path, [], null, null), []));

    [Theory]
    [InlineData("/v1/p/server-groups?name=..&x=%2e%2e%2f")]
    [InlineData("/v1/p/server-groups/..x")]
    [InlineData("/v1/p/...")]
    [InlineData("/")]
    public void Other_request_targets_are_sent(string path) =>
        Should.NotThrow(() => RequestGuard.Verify(new("GET", path, [new("X-A", "b, c")], null, null), []));

    [Theory]
    [InlineData("X A", "b")]
    [InlineData("X:A", "b")]
    [InlineData("X\nA", "b")]
    [InlineData("X-A", "b\nc")]
    [InlineData("X-A", "b\u007F")]
    [InlineData("X-A", " b")]
    public void A_header_that_can_be_read_in_two_ways_is_refused(string name, string value)
    {
        Should.Throw<InvalidRequestException>(() => RequestGuard.Verify(new("GET", "/", [new(name, value)], null, null), []));
        Should.Throw<InvalidRequestException>(() => RequestGuard.Verify(new("GET", "/", [], null, null), [new(name, value)]));
    }

    [Theory]
    [InlineData("DELETE /v1/p/../other/server-groups/g,")]
    [InlineData("DELETE /v1/p/%2e%2e/other/server-groups/g,")]
    [InlineData("DELETE /v1%2Fother/p/server-groups,")]
    [InlineData("POST /v3/projects,")]
    [InlineData("POST /v1/p,")]
    [InlineData("DELETE //v1/other/server-groups/g,")]
    [InlineData("GET /v1/other/server-groups/g,X-HTTP-Method-Override=DELETE")]
    [InlineData("ShowProtectionGroup,server_group_id=g; project_id=other; X-Method-Override=delete")]
    [InlineData("GET /v1/p/server-groups/g,X-Original-URL=/v1/other/server-groups/g")]
    public async Task A_write_outside_the_listed_projects_is_not_sent(string cells)
    {
        await using var target = await FakeTargetServer.StartAsync(_ => (200, "{}"));

        var result = await RunAsync(
            target, $"scenario,step,call,with,expect\na,1,{cells},200\n", settings => settings with { Projects = ["p"] });

        result.Outcome.ShouldBeOneOf(Outcome.Skipped, Outcome.Broken);
        target.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("X-HTTP-Method-Override=DELETE")]
    [InlineData("X-HTTP-Method={method}")]
    [InlineData("X-Method-Override=put")]
    public async Task An_override_header_counts_as_its_method(string with)
    {
        await using var target = await FakeTargetServer.StartAsync(_ => (200, "{}"));

        var result = await RunAsync(
            target, $"scenario,step,call,with,expect\na,1,GET /v1/p/server-groups/g,{with},200\n",
            settings => settings with { AllowWrites = false });

        result.Reason.ShouldNotBeNull().ShouldContain("allow it with --allow-writes");
        target.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_variable_of_the_command_line_cannot_add_a_request()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var received = ReceiveAllAsync(listener);
        var file = Path.Combine(_folder, "a.csv");
        await File.WriteAllTextAsync(
            file, "scenario,step,call\na,1,GET /v1/{project_id}/server-groups/g-{g}\n", TestContext.Current.CancellationToken);

        var (exit, text) = await CliHarness.RunAsync(
            "run", file, "--endpoint", $"http://{listener.LocalEndpoint}", "--project", CliHarness.Project, "--token",
            "a-token-of-some-length", "--var", $"g={Smuggled}");

        listener.Stop();
        (await received).ShouldNotContain("DELETE");
        exit.ShouldBe(3, text);
    }

    [Fact]
    public void A_curl_line_reads_no_file_and_expands_nothing()
    {
        var line = Reports.CurlCommand.Format(new("POST", "http://[::1]:1/v1/{a,b}", [], "@/etc/passwd"));

        line.ShouldBe("curl -g -X POST 'http://[::1]:1/v1/{a,b}' --data-raw '@/etc/passwd'");
    }

    private static async Task<ScenarioResult> RunAsync(FakeTargetServer target, string table, Func<Target, Target>? change = null)
    {
        var settings = new Target
        {
            Url = target.Url,
            Project = "p",
            Token = "a-token-of-some-length",
            AllowWrites = true,
            Variables = new Dictionary<string, string>
            {
                ["g"] = Smuggled.Replace("x HTTP", " HTTP", StringComparison.Ordinal),
                ["dots"] = "..",
                ["escaped"] = "../../x",
                ["method"] = "DELETE",
            },
        };
        using var runner = await ScenarioRunner.ConnectAsync(
            change?.Invoke(settings) ?? settings, cancellationToken: TestContext.Current.CancellationToken);
        return await runner.RunAsync(CliHarness.SingleScenario(table), TestContext.Current.CancellationToken);
    }

    // Answers each connection once, and returns everything that was sent.
    private static async Task<string> ReceiveAllAsync(TcpListener listener)
    {
        var received = new StringBuilder();
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
                var buffer = new byte[4096];
                var count = await client.GetStream().ReadAsync(buffer, TestContext.Current.CancellationToken);
                received.Append(Encoding.ASCII.GetString(buffer, 0, count));
                await client.GetStream().WriteAsync(
                    "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"u8.ToArray(),
                    TestContext.Current.CancellationToken);
            }
        }
        catch (Exception exception) when (exception is SocketException or InvalidOperationException)
        {
            // The listener was stopped while it waited, or between two connections.
            return received.ToString();
        }
    }
}
