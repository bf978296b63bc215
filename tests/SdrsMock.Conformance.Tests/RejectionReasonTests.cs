using System.Text;
using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Reports;
using SdrsMock.Conformance.Reports.Html;
using SdrsMock.Conformance.Reports.Model;
using SdrsMock.Conformance.Tests.Support;
using Shouldly;

namespace SdrsMock.Conformance.Tests;

/// <summary>A step that fails because the mock rejected its request says why, as the mock knows it.</summary>
public sealed class RejectionReasonTests
{
    private const string Missing = "b9080000-0000-4000-8000-000000000000";

    [Theory]
    [InlineData("CreateProtectionGroup,name=(65 x a)", "rejected by PG-CREATE-", "at $.server_group.name, value \"aaaaaaaa")]
    [InlineData("CreateProtectionGroup,name=(none)", "rejected by PG-CREATE-", "at $.server_group.name, value (none)")]
    [InlineData("CreateProtectionGroup,name=(null)", "rejected by ", "at $.server_group.name, value (null)")]
    [InlineData("CreateProtectionGroup,name=(json 5)", "rejected by ", "at $.server_group.name, value 5")]
    [InlineData("ShowProtectionGroup,server_group_id=" + Missing, "rejected by PG-GET-01: ", "at {server_group_id}, value \"" + Missing)]
    [InlineData("GET /v1/{project_id}/server-groups/a%20b,", "rejected by PG-GET-01: ", "at {server_group_id}, value \"a b\"")]
    [InlineData("ListProtectionGroups,limit=x", "rejected by ", "at ?limit, value \"x\"")]
    [InlineData("ListProtectionGroups,X-Auth-Token=(none)", "rejected by ALL-01: ", "at X-Auth-Token, value (none)")]
    [InlineData(
        "CreateProtectionGroup,Content-Type=text/plain", "rejected by ALL-05: ", "at Content-Type, value \"text/plain\": the body must")]
    [InlineData("CreateProtectionGroup,$={\"a\":", "rejected by ALL-05: ", "at $, value {\"a\":: ")]
    [InlineData("GET /v1/{project_id}/nonsense,", "rejected by ALL-08: ", "/nonsense")]
    [InlineData(
        "BatchCreateProtectedInstances,server_group_id=" + Missing, "rejected by PI-BCREATE-18: ",
        "at $.protected_instances.server_group_id, value \"" + Missing)]
    [InlineData("GET /v1/{project_id}/cloudservers/xyz,", "at path")]
    public async Task A_rejected_step_names_rule_place_and_value(string cells, params string[] parts)
    {
        var (step, _) = await RunAsync(cells);

        var lines = string.Join('\n', step.Rejection!.FormatLines());
        parts.ShouldAllBe(part => lines.Contains(part, StringComparison.Ordinal), lines);
    }

    [Fact]
    public async Task Other_failures_have_no_reason_of_the_mock()
    {
        (await RunAsync("ShowQuota,", "404")).Step.Rejection.ShouldBeNull();
        (await RunAsync("mock:AddFault,nonsense=1")).Step.Rejection.ShouldBeNull();
        (await RunAsync($"ShowProtectionGroup,server_group_id={Missing}", "400 SDRS.1013")).Step.Rejection.ShouldBeNull();
    }

    [Fact]
    public async Task A_secret_at_the_rejected_place_is_hidden()
    {
        var (step, run) = await RunAsync("ListProtectionGroups,X-Auth-Token=forged-token-of-a-client");

        step.Rejection!.FormatLines().ShouldContain("at X-Auth-Token, value ***: the token was not issued by this mock");
        Write(stream => JsonReport.Write(run, stream)).ShouldNotContain("forged-token");
    }

    [Fact]
    public async Task Every_report_shows_the_reason()
    {
        var (step, run) = await RunAsync($"ShowProtectionGroup,server_group_id={Missing}");

        string[] reports =
        [
            Write(stream => JUnitReport.Write(run, stream)), Write(stream => TrxReport.Write(run, stream)),
            Write(stream => SarifReport.Write(SourceDiagnostic.FromReport(run), stream)), Write(stream => JsonReport.Write(run, stream)),
            Write(stream => MarkdownReport.Write(run, stream)), Write(stream => HtmlReport.Write(run, stream)),
            WriteText(text => new ConsoleReport(text, new(false)).Write(run)),
            WriteText(text => GitHubReport.Write(SourceDiagnostic.FromReport(run), text)),
        ];

        reports.ShouldAllBe(text => text.Contains("PG-GET-01", StringComparison.Ordinal));
        reports.ShouldAllBe(text => text.Contains("{server_group_id}", StringComparison.Ordinal));
        reports.ShouldAllBe(text => text.Contains(step.Rejection!.Statement!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_the_journal_the_headers_of_the_response_explain()
    {
        await using var mock = await SdrsMockServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        await using var proxy = await FakeTargetServer.StartPassingOnAsync(
            mock.Url, null, call => call.Contains("/__sdrs/requests/", StringComparison.Ordinal) ? 404 : null);
        await using var runner = await ScenarioRunner.ConnectAsync(
            new() { Url = proxy.Url }, cancellationToken: TestContext.Current.CancellationToken);

        var result = await runner.RunAsync(
            CliHarness.SingleScenario($"scenario,step,call,with,expect\na,1,ShowProtectionGroup,server_group_id={Missing},200\n"),
            TestContext.Current.CancellationToken);

        var reason = ReportBuilder.BuildScenario(result).Steps[0].Rejection.ShouldNotBeNull();
        reason.Constraint.ShouldBe("PG-GET-01");
        reason.Statement.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public void A_location_is_found_in_names_with_dots_and_in_lists()
    {
        const string Body = """{"a.b":{"c[0]":[{"d":1},{"d":"x"}]},"a":{"b":2}}""";

        Find("$.a.b.c[0][1].d").ShouldBe("\"x\"");
        Find("$.a.b.c[0][].d").ShouldBe("1, \"x\"");
        Find("$.a.c").ShouldBe("(none)");
        Find("?q").ShouldBe("\"1 2\", \"\"");
        Find("{id}", "/v1/{id}").ShouldBe("\"p/q\"");
        Find("{id}", "/v1/{id}/other").ShouldBeNull();
        Find("/v1/x").ShouldBeNull();

        static string? Find(string location, string? template = null) => RequestValue.Find(
            new(new("POST", "/v1/p%2Fq?q=1+2&q", [], Body, null), "", [], 400, new Dictionary<string, string>(), "", null, default),
            location, template);
    }

    private static async Task<(StepReport Step, RunReport Run)> RunAsync(string cells, string expect = "200")
    {
        await using var mock = await EmbeddedMock.StartAsync(TestContext.Current.CancellationToken);
        await using var runner = await ScenarioRunner.ConnectAsync(
            new() { Url = mock.Url }, cancellationToken: TestContext.Current.CancellationToken);
        var (call, with) = cells.Split(',', 2) is [var first, var second] ? (first, second) : (cells, "");
        var scenario = CliHarness.SingleScenario(
            $"scenario,step,call,with,expect\na,1,{call},\"{with.Replace("\"", "\"\"", StringComparison.Ordinal)}\",{expect}\n");
        var result = await runner.RunAsync(scenario, TestContext.Current.CancellationToken);
        var run = ReportBuilder.Build(new([result], "a mock", default));
        return (run.Results[0].Steps[0], run);
    }

    private static string Write(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string WriteText(Action<StringWriter> write)
    {
        using var output = new StringWriter();
        write(output);
        return $"{output}";
    }
}
