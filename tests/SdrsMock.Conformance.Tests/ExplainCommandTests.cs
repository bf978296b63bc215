using System.Text.RegularExpressions;
using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Scenarios;
using SdrsMock.Conformance.Tests.Support;
using SdrsMock.Schemas;
using Shouldly;

namespace SdrsMock.Conformance.Tests;

/// <summary><c>explain</c> and <c>lint --explain</c>: what a mock judges before a row is played.</summary>
public sealed class ExplainCommandTests
{
    private const string Table = """
        scenario,step,call,with,expect,check,save,within,covers
        twice,1,CreateProtectionGroup,name=orders,200,,job=job_id,,
        twice,2,ShowJobStatus,job_id={job},200,status=SUCCESS,group=entities.server_group_id,60s,
        twice,3,CreateProtectedInstance,server_group_id={group}; server_id={server_a},200,,job=job_id,,
        twice,4,ShowJobStatus,job_id={job},200,status=SUCCESS,,60s,
        twice,5,CreateProtectedInstance,server_group_id={group}; server_id={server_a}; name=again,EXPECT,,,,COVERS

        """;

    [Fact]
    public async Task Explain_says_in_a_line_which_constraint_rejects_a_row()
    {
        var (exit, text) = await RunAsync(Table.Replace("EXPECT", "400 SDRS.1305").Replace("COVERS", ""), "explain");

        exit.ShouldBe(0, text);
        text.ShouldMatch(@"(?m)^ +2 +1  accepted: 200 +CreateProtectionGroup\r?$");
        text.ShouldMatch(@"(?m)^ +6 +5  rejected: 400 SDRS.1305 PI-CREATE-03 +CreateProtectedInstance\r?$");
        Lines(text).ShouldAllBe(line => line.Length <= 80);
    }

    [Fact]
    public async Task Explain_row_lists_the_checks_in_80_columns()
    {
        var (exit, text) = await RunAsync(Table.Replace("EXPECT", "400 SDRS.1305").Replace("COVERS", ""), "explain", "--row", "6");

        exit.ShouldBe(0, text);
        text.ShouldContain("twice, row 6, step 5: CreateProtectedInstance");
        text.ShouldMatch(@"(?m)^violated +relation +PI-CREATE-03 +A server belongs to at most one protected");
        text.ShouldContain("place: $.protected_instance.server_id");
        text.ShouldMatch(@"(?m)^held +credentials +ALL-01 ");
        Lines(text).ShouldAllBe(line => line.Length <= 80);
        text.ShouldNotContain("...");
        // Statements of checks that held are longer than the line.
        Regex.Replace(text, @"\s+", " ").ShouldContain(Catalog.Constraint("PI-CREATE-53")!.Statement);
    }

    [Fact]
    public async Task A_row_that_is_not_in_the_file_is_a_usage_error()
    {
        var (exit, text) = await RunAsync(Table.Replace("EXPECT", "200").Replace("COVERS", ""), "explain", "--row", "60");

        exit.ShouldBe(2);
        text.ShouldContain("has no call in row 60");
    }

    [Theory]
    [InlineData("200", "", "rejected by PI-CREATE-03 (400 SDRS.1305)", "expects a success")]
    [InlineData("400 SDRS.1306", "", "rejected by PI-CREATE-03", "expects 400 SDRS.1306")]
    [InlineData("400 SDRS.1305", "PI-CREATE-04", "rejected by PI-CREATE-03", "covers PI-CREATE-04")]
    public async Task Lint_explain_reports_rows_that_are_judged_otherwise(string expect, string covers, string rejected, string expected)
    {
        var (_, text) = await RunAsync(Table.Replace("EXPECT", expect).Replace("COVERS", covers), "lint", "--explain");

        text.ShouldContain($":6: warning: column expect: the call will be {rejected}");
        text.ShouldContain(expected);
    }

    [Fact]
    public async Task Lint_explain_is_silent_about_rows_that_are_judged_as_expected()
    {
        var (exit, text) = await RunAsync(Table.Replace("EXPECT", "400 SDRS.1305").Replace("COVERS", "PI-CREATE-03"), "lint", "--explain");

        exit.ShouldBe(0);
        text.ShouldNotContain("the call will be");
    }

    [Fact]
    public async Task The_explanation_of_each_row_of_the_scenarios_is_the_response()
    {
        var (rejected, stop) = (0, TestContext.Current.CancellationToken);
        await using var explainer = await ScenarioExplainer.StartAsync(EmbeddedMock.StartAsync, stop);
        foreach (var scenario in ScenarioFile.LoadAll(Cli.ScenarioLocator.Find()))
        {
            await foreach (var step in explainer.PlayAsync(scenario, lastRow: null, stop))
            {
                var place = $"{scenario.File}:{step.Step.Row}";
                // A body near the limit cannot be sent to be explained, because escaping makes it longer.
                var canBeExplained = step.Request is { Body: null or { Length: < 4 << 20 } };
                (step.Explanation is not null).ShouldBe(canBeExplained, $"{place}: {step.Problem}");
                if (step is not { Explanation: { HasFaultRules: false } explanation, Result.Exchange: { } exchange, Step.Within: null }
                    || explanation.Verdict == "not judged")
                {
                    continue;
                }

                explanation.Status.ShouldBe(exchange.Status, place);
                if (explanation.IsRejected)
                {
                    rejected++;
                    explanation.Code.ShouldBe(exchange.ErrorCode, place);
                    var hint = exchange.Headers.GetValueOrDefault(StepEvaluator.HintHeader, "");
                    (explanation.Constraint ?? "").ShouldBe(Regex.Replace(hint, "; basis=[^,]*", ""), place);
                }
            }
        }

        rejected.ShouldBeGreaterThan(500);
    }

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").Split('\n');

    private static async Task<(int Exit, string Text)> RunAsync(string table, string command, params string[] options)
    {
        var folder = Directory.CreateTempSubdirectory("explain-");
        try
        {
            var file = Path.Combine(folder.FullName, "table.csv");
            await File.WriteAllTextAsync(file, table, TestContext.Current.CancellationToken);
            return await CliHarness.RunAsync([command, file, .. options]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
