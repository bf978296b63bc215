using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using SdrsMock.Conformance.Cli;
using SdrsMock.Conformance.Http;
using SdrsMock.Conformance.Recording;
using SdrsMock.Conformance.Reports;
using SdrsMock.Conformance.Tests.Support;
using Shouldly;

namespace SdrsMock.Conformance.Tests;

public sealed class RecorderTests
{
    [Fact]
    public async Task A_recorded_session_runs_again()
    {
        await using var mock = await SdrsMockServer.StartAsync(
            options => (options.Auth, options.JobDuration, options.Clock) = (
                AuthMode.Verify, TimeSpan.FromMilliseconds(300), new(TimeProvider.System)),
            TestContext.Current.CancellationToken);
        var file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "orders.csv");

        await RecordAsync(mock, file);
        var table = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        var (exit, text) = await CliHarness.RunAsync("run", file, "--endpoint", $"{mock.Url}");

        exit.ShouldBe(0, text + table);
        table.ShouldNotContain("sdrsmock.");
        GoldenFile.ShouldMatch("recorded.txt", table.TrimStart('\uFEFF'));
        (await CliHarness.RunAsync("run", file)).Exit.ShouldBe(0);
    }

    [Theory]
    [InlineData("/v3/auth/tokens")]
    [InlineData("/v1/0123456789abcdef0123456789abcdef/server-groups")]
    public void A_recording_contains_no_secrets_of_the_client(string path)
    {
        var request =
            new HttpRequestSpec("POST", path, [],
                """{"auth":{"password":"P4ssword","adminPass":"4dmin"},"server_group":{"name":"n","user_data":"c2VjcmV0"}}""", null);
        var exchange = new HttpExchange(request, path, [], 200, new Dictionary<string, string>(), "{}", null, TimeSpan.Zero);

        var row = new ScenarioWriter([new(request, false, exchange, TimeSpan.Zero)], []).CreateRows().ShouldHaveSingleItem();

        row.With.ShouldContain("(removed)");
        foreach (var secret in new[] { "P4ssword", "4dmin", "c2VjcmV0" })
        {
            row.With.ShouldNotContain(secret);
        }

        row.Note.ShouldBe("A secret was removed here; replace it by a {variable}");
    }

    private static async Task RecordAsync(SdrsMockServer mock, string file)
    {
        using var stopped = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var output = new CapturedConsole();
        var recording = new CommandLine(EmbeddedMock.StartAsync, output, output, () => OutputContext.None).RunAsync(
            ["record", "--endpoint", $"{mock.Url}", "--out", file], stopped.Token);
        await output.SaysAsync(recording, "Ctrl-C");
        using var client = new HttpClient { BaseAddress = new(output.ToString().Split(' ')[1]) };
        client.DefaultRequestHeaders.Add("X-Auth-Token", mock.Variables["token"]);
        await UseAsync(client, mock);
        await stopped.CancelAsync();
        (await recording).ShouldBe(0, output.ToString());
    }

    private static async Task UseAsync(HttpClient client, SdrsMockServer mock)
    {
        var home = $"/v1/{mock.ProjectId}";
        var v = mock.Variables;
        var job = await SendAsync(client, HttpMethod.Post, $"{home}/server-groups", $$$"""
            {"server_group": {"name": "orders-1", "source_availability_zone": "{{{v["source_az"]}}}", "target_availability_zone": "{{{v["target_az"]}}}", "domain_id": "{{{v["domain_id"]}}}", "source_vpc_id": "{{{v["vpc"]}}}", "description": "first; second"}}
            """);
        var group = (await EndedAsync(client, home, job)).GetProperty("entities").GetProperty("server_group_id").GetString();
        await SendAsync(client, HttpMethod.Put, $"{home}/server-groups/{group}", """{"server_group": {"name": "again"}}""");
        await SendAsync(client, HttpMethod.Get, $"{home}/server-groups?limit=5&name=again", null);
        await SendAsync(client, HttpMethod.Get, $"{home}/server-groups/{new string('0', 8)}-0000-4000-8000-000000000000", null);
        await SendAsync(client, HttpMethod.Get, $"{home}/nonsense", null);
        await SendAsync(client, HttpMethod.Delete, $"{home}/server-groups/{group}", null);
        // This client does not ask for its job; it sleeps.
        await Task.Delay(900, TestContext.Current.CancellationToken);
        await SendAsync(client, HttpMethod.Get, $"{home}/server-groups/{group}", null);
    }

    private static async Task<JsonElement> EndedAsync(HttpClient client, string home, JsonElement job)
    {
        while (true)
        {
            var state = await SendAsync(client, HttpMethod.Get, $"{home}/jobs/{job.GetProperty("job_id").GetString()}", null);
            if (state.GetProperty("status").GetString() is "SUCCESS" or "FAIL")
            {
                state.GetProperty("status").GetString().ShouldBe("SUCCESS", state.GetRawText());
                return state;
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    private static async Task<JsonElement> SendAsync(HttpClient client, HttpMethod method, string path, string? body)
    {
        using var request = new HttpRequestMessage(method, path)
        {
            Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"),
        };
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }
}
