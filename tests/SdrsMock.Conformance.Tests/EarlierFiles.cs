using System.Net.Http.Json;
using System.Text;
using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Reports;
using SdrsMock.Conformance.Reports.Model;
using SdrsMock.Conformance.Tests.Support;
using Shouldly;

namespace SdrsMock.Conformance.Tests;

/// <summary>
/// A run report and a clean-up log that commit 3b7e9b5 wrote. This version must read both, respond as that commit did, and
/// write the same bytes.
/// </summary>
public sealed class EarlierFiles : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void An_earlier_report_is_written_again_with_the_same_bytes()
    {
        var earlier = File.ReadAllBytes(PathOf("earlier-run.json"));

        var report = JsonReport.Read(new MemoryStream(earlier));
        using var again = new MemoryStream();
        JsonReport.Write(report, again);

        again.ToArray().ShouldBe(earlier);
        report.Results
            .Select(scenario => scenario.Outcome)
            .Order()
            .ShouldBe([Outcome.Passed, Outcome.Failed, Outcome.Broken, Outcome.Skipped]);
        report.Results.SelectMany(scenario => scenario.Steps).ShouldContain(step => step.Outcome == Outcome.NotReached);
        report.Verdict.ShouldBe(Verdict.DoesNotConform);
    }

    [Fact]
    public async Task An_earlier_report_can_be_one_side_of_a_diff()
    {
        var (exit, text) = await CliHarness.RunAsync(
            "diff", PathOf("earlier-run.csv"), "--left", PathOf("earlier-run.json"), "--right", "embedded");

        exit.ShouldBe(0, text);
        // The right side runs today and words its reason in today's sentence; the golden holds the sentence of 3b7e9b5.
        const string Today = "column with: variable {never_saved} is not set; "
            + "save it in an earlier step or set it with --var never_saved=VALUE";
        text.ShouldContain(Today);
        GoldenFile.ShouldMatch(
            "earlier-run.diff.txt", text.Replace(Today, "nothing has given {never_saved} a value", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_earlier_log_is_swept_and_continued_with_the_same_bytes()
    {
        await using var mock = await SdrsMockServer.StartAsync(
            options => options.JobDuration = TimeSpan.Zero, TestContext.Current.CancellationToken);
        using var client = mock.CreateClient();
        var earlier = $"/v1/{mock.ProjectId}";
        // The same calls that the killed run made lead to the same ids.
        await CreateGroupAsync(client, mock, "one");
        await client.GetStringAsync($"{earlier}/jobs/6bf832dcfabcff2a8f937d8f73e967a0", TestContext.Current.CancellationToken);
        await CreateGroupAsync(client, mock, "two");
        var log = Path.Combine(_folder, "run.ledger");
        await File.WriteAllTextAsync(log, WithUrl("earlier-cleanup.ledger", mock), TestContext.Current.CancellationToken);

        var (exit, text) = await CliHarness.RunAsync(
            "sweep", log, "--endpoint", $"{mock.Url}", "--project", mock.ProjectId, "--token", mock.Variables["token"]);

        exit.ShouldBe(0, text);
        text.ShouldStartWith("Nothing is left of 2 entries");
        (await File.ReadAllTextAsync(log, TestContext.Current.CancellationToken)).ShouldBe(WithUrl("earlier-cleanup-swept.ledger", mock));
        (await client.GetStringAsync($"{earlier}/server-groups", TestContext.Current.CancellationToken)).ShouldContain("\"count\":0");
    }

    private static string PathOf(string name) => Path.Combine(GoldenFile.Folder, name);

    private static string WithUrl(string name, SdrsMockServer mock) =>
        File.ReadAllText(PathOf(name), Encoding.UTF8).Replace(
            "http://127.0.0.1:5393", $"{mock.Url}".TrimEnd('/'), StringComparison.Ordinal);

    private static async Task CreateGroupAsync(HttpClient client, SdrsMockServer mock, string name)
    {
        var group = new Dictionary<string, string>
        {
            ["name"] = name,
            ["source_availability_zone"] = mock.Variables["source_az"],
            ["target_availability_zone"] = mock.Variables["target_az"],
            ["domain_id"] = mock.Variables["domain_id"],
            ["source_vpc_id"] = mock.Variables["vpc"],
        };
        using var response = await client.PostAsJsonAsync(
            $"/v1/{mock.ProjectId}/server-groups",
            new Dictionary<string, object> { ["server_group"] = group },
            TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
    }
}
