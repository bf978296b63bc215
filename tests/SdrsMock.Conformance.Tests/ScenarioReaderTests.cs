using System.Text;
using SdrsMock.Conformance.Scenarios;
using SdrsMock.Conformance.Tests.Support;
using Shouldly;
using static SdrsMock.Conformance.Tests.Support.CliHarness;

namespace SdrsMock.Conformance.Tests;

public sealed class ScenarioReaderTests
{
    private const string Comma = "scenario,step,call,with,expect\na,1,ListApiVersions,,200\n";

    [Theory]
    [InlineData("scenario;step;call;with;expect\na;1;CreateProtectionGroup;\"name=x; description=a,b\";200\n")]
    [InlineData("\uFEFFscenario;step;call;with;expect\r\na;1;CreateProtectionGroup;\"name=x; description=a,b\";200\r\n;;;;\r\n")]
    [InlineData("sep=;\nscenario;step;call;with;expect\na;1;CreateProtectionGroup;\"name=x; description=a,b\";200\n")]
    [InlineData("scenario,step,call,with,expect\na,1,CreateProtectionGroup,\"name=x; description=a,b\",200\n")]
    [InlineData("scenario\tstep\tcall\twith\texpect\na\t1\tCreateProtectionGroup\tname=x; description=a,b\t200\n")]
    [InlineData("Scenario, step ,call,with,expect\n# a remark\na,1,CreateProtectionGroup,\"name=x\ndescription=a,b\",200\n")]
    public void Files_are_read_as_spreadsheets_save_them(string table)
    {
        var step = SingleScenario(table).Steps.Single();

        step.With.Select(item => item.ToString()).ShouldBe(["name=x", "description=a,b"]);
        step.Expect!.Value.Status.ShouldBe(200);
    }

    [Fact]
    public void Rows_of_two_scenarios_can_be_interleaved()
    {
        var scenarios = CliHarness.Scenarios("scenario,step,call\na,1,ListApiVersions\nb,1,ShowQuota\na,2,ShowQuota\n");

        scenarios.Select(scenario => $"{scenario.Name} {scenario.Steps.Count}").ShouldBe(["a 2", "b 1"]);
    }

    [Fact]
    public void A_file_that_is_not_UTF_8_is_rejected_with_advice()
    {
        byte[] gbk = [.. Encoding.UTF8.GetBytes(Comma), 0xB2, 0xE2, 0xCA, 0xD4, .. ",1,ShowQuota,,200\n"u8];

        var wrong = Should.Throw<ScenarioFileException>(() => ScenarioFile.Parse("gbk.csv", gbk));

        wrong.Message.ShouldBe(
            "gbk.csv:3: the file is not UTF-8 (the format 'CSV' of Excel is GBK or Windows-1252); save it as 'CSV UTF-8'");
    }

    [Fact]
    public void An_unclosed_quote_is_reported_at_its_start()
    {
        var wrong = Should.Throw<ScenarioFileException>(() => CliHarness.Scenarios(Comma + "b,1,ShowQuota,\"name=x,200\n"));

        wrong.Errors.Single().Row.ShouldBe(3);
    }

    [Theory]
    [InlineData("P99999999999D")]
    [InlineData("P2000000000D")]
    [InlineData("99999999999999h")]
    [InlineData("999999999999999999999999999999999999999999d")]
    [InlineData("1,5s")]
    [InlineData("1,500ms")]
    [InlineData("1.500.000ms")]
    [InlineData("-5s")]
    public void An_invalid_or_too_long_duration_is_reported_with_its_location(string within) =>
        Should.Throw<ScenarioFileException>(() => CliHarness.Scenarios($"scenario;step;call;within\na;1;ShowQuota;{within}\n"))
            .Message.ShouldBe($"table.csv:2: column within: '{within}' is not a duration; use one such as 60s, 5m or PT30S");

    [Theory]
    [InlineData("CreateProtectionGroup", false)]
    [InlineData("BatchAddTags", false)]
    [InlineData("POST /v1/{project_id}/server-groups", false)]
    [InlineData("PUT /v1/{project_id}/server-groups/x", false)]
    [InlineData("DELETE /v1/{project_id}/server-groups/x", false)]
    [InlineData("mock:AddFault", false)]
    [InlineData("ListProtectedInstancesByTags", true)]
    [InlineData("ShowJobStatus", true)]
    [InlineData("GET /v1/{project_id}/server-groups", true)]
    [InlineData("HEAD /v1/{project_id}/server-groups", true)]
    [InlineData("mock:ListRequests", true)]
    public async Task Only_a_reading_call_can_have_a_within_cell(string call, bool reads)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var file = Path.Combine(folder.FullName, "a.csv");
            await File.WriteAllTextAsync(
                file, $"scenario,step,call,with,within\na,1,ShowQuota,,\na,2,{call},,5s\n", TestContext.Current.CancellationToken);
            var sentence = $"column within: only reads are repeated, and {call} changes resources; move within to a step that reads";

            var lint = await RunAsync("lint", file, "--var", "job");
            var read = await RunAsync(reads ? ["list", "scenarios", file] : ["run", file]);

            (lint.Exit, read.Exit).ShouldBe(reads ? (0, 0) : (3, 3), lint.Text + read.Text);
            lint.Text.Contains($"a.csv:3: error: {sentence}", StringComparison.Ordinal).ShouldBe(!reads, lint.Text);
            read.Text.Contains($"a.csv:3: {sentence}", StringComparison.Ordinal).ShouldBe(!reads, read.Text);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_scenario_runs_once_for_each_row_of_its_data_table()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            File.WriteAllText(
                Path.Combine(folder.FullName, "names.csv"),
                "case,value,expect,covers\ntoo long,(65 x a),400 SDRS.0202,PG-CREATE-02\nodd; one,a;b,400 SDRS.0202,\n");
            var table =
                "scenario,step,call,with,expect,covers,data\nnames,1,CreateProtectionGroup,name={value},{expect},{covers},names.csv\n";

            var scenarios = ScenarioFile.Parse(Path.Combine(folder.FullName, "a.csv"), Encoding.UTF8.GetBytes(table));

            scenarios.Select(scenario => scenario.Name).ShouldBe(["names[too long]", "names[odd; one]"]);
            scenarios.Select(scenario => scenario.Steps[0].With[0].Text).ShouldBe(["(65 x a)", "a;b"]);
            scenarios[0].Covers.ShouldBe(["PG-CREATE-02"]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task All_errors_of_a_file_are_reported_together()
    {
        var (exit, text) = await RunAsync("run", Path.Combine(GoldenFile.Folder, "wrong-tables"));

        exit.ShouldBe(3);
        GoldenFile.ShouldMatch("wrong-tables.txt", text);
    }
}
