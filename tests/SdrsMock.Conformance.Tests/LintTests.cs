using System.Text;
using SdrsMock.Conformance.Scenarios;
using SdrsMock.Conformance.Tests.Support;
using Shouldly;

namespace SdrsMock.Conformance.Tests;

public sealed class LintTests
{
    [Fact]
    public async Task Lint_reports_errors_and_warnings_with_their_locations()
    {
        var (exit, text) = await CliHarness.RunAsync("lint", Path.Combine(GoldenFile.Folder, "suspicious-tables"));

        exit.ShouldBe(3);
        GoldenFile.ShouldMatch("suspicious-tables.txt", text);
    }

    [Fact]
    public async Task A_file_without_findings_passes_lint()
    {
        var (exit, text) = await CliHarness.RunAsync("lint", "--strict", Path.Combine(GoldenFile.Folder, "protection-group.csv"));

        exit.ShouldBe(0, text);
    }

    [Theory]
    [InlineData("operations", "CreateProtectedInstance")]
    [InlineData("calls", "mock:AddFault")]
    [InlineData("constraints", "PI-CREATE-03")]
    [InlineData("codes", "SDRS.1305")]
    [InlineData("variables", "{server_a}")]
    public async Task List_shows_the_values_that_cells_can_contain(string what, string expected)
    {
        var (exit, text) = await CliHarness.RunAsync("list", what);

        exit.ShouldBe(0);
        text.ShouldContain(expected);
    }

    [Fact]
    public async Task Coverage_lists_the_entries_without_a_scenario()
    {
        var (exit, text) = await CliHarness.RunAsync("coverage", Path.Combine(GoldenFile.Folder, "protection-group.csv"));

        exit.ShouldBe(0);
        text.ShouldContain(" of 49 operations are covered");
        text.ShouldMatch("  PI-CREATE-03 +CreateProtectedInstance +400 SDRS.1305");
    }

    [Fact]
    public void Formatting_keeps_comments_order_and_content_and_is_stable()
    {
        const string table =
            "\uFEFFnote;call;scenario;step\r\n# a; remark\r\n;ShowQuota;a;3\r\n\r\n\"b, \"\"c\"\"\";ListApiVersions;a;1.5\r\n;" +
                "ShowQuota;b;7\r\n";

        var once = ScenarioFormatter.Format("a.csv", Encoding.UTF8.GetBytes(table));

        Encoding.UTF8.GetString(once).ShouldBe(
            "\uFEFFscenario,step,call,note\n# a; remark\na,1,ListApiVersions,\"b, \"\"c\"\"\"\n\na,2,ShowQuota,\nb,1,ShowQuota,\n");
        ScenarioFormatter.Format("a.csv", once).ShouldBe(once);
    }

    [Fact]
    public void Formatting_rejects_two_scenarios_with_the_same_name() =>
        Should.Throw<ScenarioFileException>(
            () => ScenarioFormatter.Format("a.csv", "scenario,step,call\na,1,ShowQuota\na,1,ShowQuota\n"u8.ToArray()))
            .Message.ShouldBe("a.csv:3: column step: step 1 of 'a' occurs twice; check whether two scenarios have this name");
}
