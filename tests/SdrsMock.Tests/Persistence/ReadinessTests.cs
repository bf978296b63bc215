using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using SdrsMock.Persistence.Sqlite;
using SdrsMock.Reliability;
using SdrsMock.Tests.Hosting;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Persistence;

/// <summary><c>health/ready</c> shows whether requests can be stored; <c>health/live</c> shows only that the process responds.</summary>
public sealed class ReadinessTests
{
    [Theory]
    [InlineData("health")]
    [InlineData("health/live")]
    [InlineData("health/ready")]
    public async Task A_mock_without_a_store_is_always_ready(string path)
    {
        await using var mock = await SdrsMockServer.StartAsync(cancellationToken: Stop);
        using var client = mock.CreateClient();

        (await client.GetAsync($"/__sdrs/{path}", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("pragma query_only = 1", "pragma query_only = 0", "readonly")]
    [InlineData("pragma max_page_count = 1", "pragma max_page_count = 100000", "full")]
    public async Task A_read_only_state_file_makes_the_mock_unready(string trouble, string end, string why)
    {
        using var keeping = new StateFileHarness();
        await using var mock = await SdrsMockServer.StartAsync(options => options.State = keeping.File, Stop);
        using var client = mock.CreateClient();
        var store = (SqliteStore)mock.Engine.Projects.CommandLog;

        store.Enqueue(trouble);
        (await Unready(client)).ShouldContain(why);
        await ShouldBeFine(client, "health/live");
        store.Enqueue(end);

        await ShouldBeFine(client, "health/ready");
    }

    [Fact]
    public async Task With_an_admin_token_the_reason_of_unreadiness_is_only_logged()
    {
        using var keeping = new StateFileHarness();
        using var log = new RecordingLog();
        await using var mock = await SdrsMockServer.StartAsync(
            options => (options.State, options.AdminToken, options.Loggers) = (keeping.File, "secret", log), Stop);
        using var client = mock.CreateClient();

        ((SqliteStore)mock.Engine.Projects.CommandLog).Enqueue("pragma query_only = 1");

        (await Unready(client)).ShouldBe("Not ready: the state cannot be saved; see the mock's log");
        log.Lines.ShouldContain(line => line.Contains("readonly", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_readiness_probe_does_not_change_the_state_file()
    {
        using var keeping = new StateFileHarness();
        await using var mock = await SdrsMockServer.StartAsync(options => options.State = keeping.File, Stop);
        using var client = mock.CreateClient();
        for (var time = 0; time < 100; time++)
        {
            await ShouldBeFine(client, "health/ready");
        }

        var store = (SqliteStore)mock.Engine.Projects.CommandLog;

        store.Projects.ShouldBeEmpty();
        store.Enqueue("select count(*) from calls").ShouldBe(["0"]);
        int.Parse(store.Enqueue("pragma page_count").Single()!).ShouldBeLessThan(30);
    }

    [Fact]
    public async Task An_unavailable_database_makes_the_mock_unready()
    {
        Assert.SkipUnless(PostgresServer.Missing is null, PostgresServer.Missing ?? "");
        using var server = PostgresServer.Start("-c fsync=off");
        await using var mock = await SdrsMockServer.StartAsync(options => options.State = server.NewDatabase(), Stop);
        using var client = mock.CreateClient();
        await ShouldBeFine(client, "health/ready");

        server.BreakOff();
        (await Unready(client)).ShouldContain("cannot be persisted");
        await ShouldBeFine(client, "health");
        await ShouldBeFine(client, "health/live");
        server.Resume();

        // A connection of before may still be tried once.
        await client.GetAsync("/__sdrs/health/ready", Stop);
        await ShouldBeFine(client, "health/ready");
        (await client.GetAsync($"/v1/{mock.ProjectId}/server-groups", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static async Task ShouldBeFine(HttpClient client, string path)
    {
        var response = await client.GetAsync($"/__sdrs/{path}", Stop);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync(Stop));
    }

    private static async Task<string> Unready(HttpClient client)
    {
        var response = await client.GetAsync("/__sdrs/health/ready", Stop);
        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        return (await response.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("error").GetString()!;
    }
}
