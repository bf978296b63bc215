using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Persistence;

/// <summary>
/// A state document and a state file that commit 3b7e9b5 wrote, with running jobs, a failed task, fault rules, inventory
/// changes, issued and revoked tokens, companion jobs and an advanced clock. This mock must read them, respond as that
/// commit did, and write the same bytes. Beside each golden file are the responses of that commit.
/// </summary>
public sealed partial class EarlierBytesTests : IDisposable
{
    private const string Project = "426ff64fd44703a27f48e5efd9b2d78d";

    private readonly string _folder = Directory.CreateTempSubdirectory("sdrs-earlier-").FullName;

    private string File => Path.Combine(_folder, "state.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task An_earlier_document_is_written_again_with_the_same_bytes()
    {
        await using var mock = await Started(options => options.Seed = 7);
        using var client = mock.CreateClient();

        await Put(client);

        (await client.GetByteArrayAsync("/__sdrs/state", TestContext.Current.CancellationToken)).ShouldBe(Golden("earlier-state.json"));
    }

    [Fact]
    public async Task An_earlier_document_gives_the_responses_of_then()
    {
        await using var mock = await Started(options => options.Seed = 7);
        using var client = mock.CreateClient();
        await Put(client);

        await ShouldRespondAs(client, "earlier-state.json.responses.txt");
    }

    [Fact]
    public async Task An_earlier_file_gives_the_responses_of_then()
    {
        await using var mock = await StartedOnFile();
        using var client = mock.CreateClient();
        client.DefaultRequestHeaders.Remove("X-Auth-Token");
        client.DefaultRequestHeaders.Add("X-Auth-Token", "any");

        await ShouldRespondAs(client, "earlier-state.db.responses.txt");
    }

    [Fact]
    public async Task An_earlier_file_is_folded_into_the_same_bytes()
    {
        await using (var mock = await StartedOnFile())
        {
            using var client = mock.CreateClient();
            await client.GetByteArrayAsync("/__sdrs/state", TestContext.Current.CancellationToken);
        }

        Blob("select document from snapshots").ShouldBe(Golden("earlier-state.db.snapshot.json"));
        Blob("select document from shared").ShouldBe(Golden("earlier-state.db.shared.json"));
    }

    [Fact]
    public async Task The_running_jobs_of_an_earlier_file_succeed()
    {
        await using var mock = await StartedOnFile();

        mock.AdvanceUntilIdle();

        var project = mock.Engine.Projects.GetOrLoad(Project).State;
        var over = project.Jobs.All.Select(job => (job.Operation, job.Id, job.ErrorCode, job.IsOver)).ToList();
        over.ShouldAllBe(job => job.IsOver);
        over.Where(job => job.ErrorCode is not null).ShouldHaveSingleItem().Operation.ShouldBe("CreateProtectedInstance");
        over.TakeLast(6).Select(job => job.Operation).ShouldBe(
            ["CreateProtectedInstance", "CreateReplication", "DeleteDisasterRecoveryDrill", "ecs", "evs", "evs"]);
        project.Drills.ShouldBeEmpty();
    }

    private static Task<SdrsMockServer> Started(Action<MockOptions> configure) =>
        SdrsMockServer.StartAsync(configure, TestContext.Current.CancellationToken);

    private Task<SdrsMockServer> StartedOnFile()
    {
        System.IO.File.Copy(Path.Combine(AppContext.BaseDirectory, "Persistence", "goldens", "earlier-state.db"), File);
        return Started(options => (options.Seed, options.State) = (7, File));
    }

    private static async Task Put(HttpClient client)
    {
        using var body = new ByteArrayContent(Golden("earlier-state.json"));
        body.Headers.ContentType = new("application/json");
        var response = await client.PutAsync("/__sdrs/state", body, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    // Each read takes two lines: the request, then the status and the body. The journal is read too, so all are read in order.
    private static async Task ShouldRespondAs(HttpClient client, string golden)
    {
        var lines = Encoding.UTF8.GetString(Golden(golden)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBeGreaterThan(60);
        foreach (var read in lines.Chunk(2))
        {
            using var response = await client.GetAsync(read[0]["GET ".Length..], TestContext.Current.CancellationToken);
            var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            var status = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
            if (read[0] == "GET /__sdrs/coverage")
            {
                CountsOf(body).ShouldBe(CountsOf(read[1]["200 ".Length..]), ignoreOrder: true);
                continue;
            }

            Scrubbed($"{status} {body}").ShouldBe(Scrubbed(Corrected(read[1])), read[0]);
        }
    }

    // The catalog has grown since; what was counted is compared.
    private static List<string> CountsOf(string coverage) =>
        [
            .. JsonDocument.Parse(coverage).RootElement.EnumerateObject()
                .Where(table => table.Value.ValueKind is JsonValueKind.Array)
                .SelectMany(table => table.Value.EnumerateArray(), (table, entry) => (Table: table.Name, Entry: entry))
                .Where(row => row.Entry.TryGetProperty("met", out var met) && met.GetInt64() > 0)
                .Select(row => $"{row.Table} {Key(row.Entry)}: {row.Entry.GetProperty("met")}"),
        ];

    private static string Key(JsonElement entry) => string.Join(' ', entry.EnumerateObject()
        .Where(member => member.Name is "name" or "id" or "code" or "resource" or "status" or "operation").Select(member => member.Value));

    // What newer evidence changed since: a pair is not synchronised while its link is broken.
    private static string Corrected(string text) => text
        .Replace(
            "\"status\":\"fault\",\"progress\":100,\"replication_status\":\"active\"",
            "\"status\":\"fault\",\"progress\":0,\"replication_status\":\"inactive\"", StringComparison.Ordinal)
        .Replace("\"status\":\"fault\",\"progress\":100,", "\"status\":\"fault\",\"progress\":0,", StringComparison.Ordinal);

    // Ports and the ids of requests differ from run to run. From version to version, the wording of the coverage report's remarks and
    // of the journal's sources differs, and companion services gain calls.
    private static string Scrubbed(string text)
    {
        text = RequestId().Replace(Port().Replace(text, "127.0.0.1:PORT"), "\"request_id\":\"ID\"");
        text = Wording().Replace(text, "\"$1\":\"TEXT\"");
        return Calls().Replace(text, "\"calls\":[]");
    }

    private static byte[] Golden(string name) =>
        System.IO.File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Persistence", "goldens", name));

    private byte[] Blob(string query)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = File, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = query;
        return (byte[])command.ExecuteScalar()!;
    }

    [GeneratedRegex(@"127\.0\.0\.1:\d+")]
    private static partial Regex Port();

    [GeneratedRegex("\"request_id\":\"[^\"]*\"")]
    private static partial Regex RequestId();

    [GeneratedRegex("\"(remark|source)\":\"(?:[^\"\\\\]|\\\\.)*\"")]
    private static partial Regex Wording();

    [GeneratedRegex(@"""calls"":\[[^\]]*\]")]
    private static partial Regex Calls();
}
