using SdrsMock.Conformance.Diff;
using SdrsMock.Conformance.Tests.Support;
using Shouldly;

namespace SdrsMock.Conformance.Tests;

public sealed class DiffTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Two_mocks_of_the_same_edition_have_no_differences()
    {
        var (exit, text) = await DiffAsync("embedded", "embedded");

        exit.ShouldBe(0, text);
        text.ShouldStartWith("NO DRIFT: 11 steps the same, 0 known differences, 0 drifted, 0 not compared");
    }

    [Fact]
    public async Task Two_editions_differ_where_their_documentation_differs()
    {
        await using var otc = await SdrsMockServer.StartAsync(
            options => (options.Auth, options.Edition) = (AuthMode.Verify, "otc"), TestContext.Current.CancellationToken);

        var (exit, text) = await DiffAsync("embedded", $"{otc.Url}");

        exit.ShouldBe(6, text);
        text.ShouldContain("group, step 8: ShowProtectionGroup\n  status: left 400, right 404");
    }

    [Theory]
    [InlineData("9000-01-01", 0, "known until 9000-01-01: two tables")]
    [InlineData("2020-01-01", 6, "known only until 2020-01-01: two tables")]
    public async Task A_known_difference_is_not_drift_until_its_expiry_date(string until, int code, string words)
    {
        await using var otc = await SdrsMockServer.StartAsync(
            options => (options.Auth, options.Edition) = (AuthMode.Verify, "otc"), TestContext.Current.CancellationToken);
        var known = Write(
            "known.csv", $"scenario,call,path,reason,until\n,Show*,status,two tables,{until}\n,Show*,code,two tables,{until}\n"
                + $",Show*,server_group.domain_name,the zones differ,{until}\n"
                + $",List*,server_groups[0].domain_name,the zones differ,{until}\n");

        var (exit, text) = await DiffAsync("embedded", $"{otc.Url}", "--known", known);

        exit.ShouldBe(code, text);
        text.ShouldContain(words);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(-1, true)]
    public async Task A_known_difference_is_valid_on_its_expiry_date(int days, bool drift)
    {
        const string Report =
            """{"results":[{"file":"table.csv","name":"a","steps":[{"number":1,"outcome":"Passed","answer":{"status":STATUS,"body":""}}]}]}""";
        var today = new DateOnly(2027, 1, 31);
        await using var left = new RecordedSource(Write("left.json", Report.Replace("STATUS", "200", StringComparison.Ordinal)));
        await using var right = new RecordedSource(Write("right.json", Report.Replace("STATUS", "204", StringComparison.Ordinal)));
        var comparison = new Comparison(left, right, [new("", "", "status", "why", today.AddDays(days))], today, TextWriter.Null);

        await comparison.RunAsync(CliHarness.SingleScenario("scenario,step,call\na,1,ShowQuota\n"), TestContext.Current.CancellationToken);

        comparison.Drift.ShouldBe(drift, comparison.Summary);
    }

    [Fact]
    public async Task A_recorded_report_can_be_one_side_of_a_diff()
    {
        var scenario = Write(
            "a.csv",
            "scenario,step,call,with,expect\na,1,ShowProtectionGroup,server_group_id=b9080000-0000-4000-8000-000000000000,400\nb,1," +
                "ShowQuota,,200\n");
        var report = Write("run.json", """
            {"results":[{"file":"elsewhere/a.csv","name":"a","steps":[{"number":1,"outcome":"Passed","answer":{"status":400,"code":"SDRS.1013","body":"{\"error\":{\"message\":\"Gone\",\"code\":\"SDRS.1013\"}}"}}]}]}
            """);

        var (exit, text) = await CliHarness.RunAsync("diff", scenario, "--left", report, "--right", "embedded");

        exit.ShouldBe(6, text);
        text.ShouldContain("error.message: left Gone, right Protection group not found");
        text.ShouldContain("not compared  b: left:");
    }

    [Fact]
    public async Task A_diff_without_comparable_responses_does_not_report_equality()
    {
        var scenario = Write("a.csv", "scenario,step,call,expect\nb,1,ShowQuota,200\n");
        var report = Write("run.json", """{"results":[]}""");

        var (exit, text) = await CliHarness.RunAsync("diff", scenario, "--left", report, "--right", "embedded");

        exit.ShouldBe(0, text);
        text.ShouldContain("NOTHING COMPARED: 0 steps the same, 0 known differences, 0 drifted, 1 not compared");
    }

    [Theory]
    [InlineData("""{"a":1}""", """{"a":1}""")]
    [InlineData("""{"a":1}""", """{"a":2}""", "a: left 1, right 2")]
    [InlineData("""{"a":1}""", "{}", "a: left 1, right (none)")]
    [InlineData("{}", """{"a":null}""", "a: left (none), right null")]
    [InlineData("""{"a":[1,2]}""", """{"a":[1]}""", "a: left 2 items, right 1 items")]
    [InlineData("""{"a":[1,2]}""", """{"a":[1,3]}""", "a[1]: left 2, right 3")]
    [InlineData("""{"a":"ONE","b":"TWO","c":"ONE"}""", """{"a":"TWO","b":"ONE","c":"TWO"}""")]
    [InlineData("""{"a":"ONE","b":"ONE"}""", """{"a":"TWO","b":"THREE"}""", "b: left ONE, right THREE")]
    [InlineData("""{"a":"ONE","b":"TWO"}""", """{"a":"THREE","b":"THREE"}""", "b: left TWO, right THREE")]
    [InlineData("""{"a":"ONE"}""", """{"a":"none"}""", "a: left ONE, right none")]
    [InlineData("""{"a":"2026-01-01T00:00:00Z"}""", """{"a":"2027-02-02 11:11:11.123"}""")]
    [InlineData("""{"a":"http://here:1/ONE"}""", """{"a":"http://there/TWO"}""")]
    [InlineData("<html>", "<html>")]
    [InlineData("<html>", "{}", "body: left <html>, right {}")]
    public void The_comparer_finds_the_first_difference_of_two_responses(string left, string right, params string[] differences)
    {
        static ObservedResponse Answer(string body) => new(200, null, Named(body), true, null);
        static string Named(string text) => text
            .Replace("ONE", "11111111-1111-4111-8111-111111111111", StringComparison.Ordinal)
            .Replace("TWO", "22222222-2222-4222-8222-222222222222", StringComparison.Ordinal)
            .Replace("THREE", "33333333-3333-4333-8333-333333333333", StringComparison.Ordinal);

        new ResponseComparer()
            .Compare(Answer(left), Answer(right))
            .Select(difference => difference.ToString())
            .ShouldBe(differences.Select(Named));
    }

    [Theory]
    [InlineData("5")]
    [InlineData("[5]")]
    [InlineData("[{}]")]
    [InlineData("""[{"file":null,"name":"a","steps":[]}]""")]
    [InlineData("""[{"file":"a.csv","name":"a"}]""")]
    [InlineData("""[{"file":"a.csv","name":"a","steps":5}]""")]
    [InlineData("""[{"file":"a.csv","name":"a","steps":[{}]}]""")]
    [InlineData("""[{"file":"a.csv","name":"a","steps":[{"number":"1"}]}]""")]
    [InlineData("""[{"file":"a.csv","name":"a","steps":[{"number":1,"answer":{"status":99999999999}}]}]""")]
    public async Task An_invalid_report_is_rejected_before_anything_runs(string results)
    {
        var report = Write("run.json", $$"""{"results":{{results}}}""");

        var (exit, text) = await CliHarness.RunAsync(
            "diff", Write("a.csv", "scenario,step,call\na,1,ShowQuota\n"), "--left", report, "--right", "embedded");

        exit.ShouldBe(2, text);
        text.ShouldStartWith($"sdrs-conformance: {report} is not a report of run --json: ");
        text.Trim().Split('\n').Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_recorded_body_that_is_not_JSON_is_a_difference()
    {
        var scenario = Write(
            "a.csv", "scenario,step,call,with,expect\na,1,ShowProtectionGroup,server_group_id=b9080000-0000-4000-8000-000000000000,400\n");
        var report = Write("run.json", """
            {"results":[{"file":"elsewhere/a.csv","name":"a","steps":[{"number":1,"outcome":"Passed","answer":{"status":400,"code":"SDRS.1013","body":"{\"error\":{\"message\":\"\\ud800\",\"code\":\"SDRS.1013\"}}"}}]}]}
            """);

        var (exit, text) = await CliHarness.RunAsync("diff", scenario, "--left", report, "--right", "embedded");

        exit.ShouldBe(6, text);
        text.ShouldContain("  body: left ");
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static Task<(int Exit, string Text)> DiffAsync(string left, string right, params string[] more) =>
        CliHarness.RunAsync(["diff", Path.Combine(GoldenFile.Folder, "protection-group.csv"), "--left", left, "--right", right, .. more]);
}
