using System.Text.Json.Nodes;
using SdrsMock.Conformance.Tests.Support;
using SdrsMock.Testing;
using Shouldly;

namespace SdrsMock.Conformance.Tests;

/// <summary>Soft codes and the <c>evidence</c> command, shown with a mock that fault rules make answer alternatives.</summary>
public sealed class EvidenceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    private string Report => Path.Combine(_folder, "run.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_run_against_a_service_confirms_codes_and_names_other_ones()
    {
        // PG-START-01 is a judgement with the alternative SDRS.1027; the code of PG-GET-01 is confirmed.
        await using var service = await ServiceAsync(("POST", 400, "SDRS.1027"), ("GET", 400, "SDRS.1013"));
        var scenarios = Write(
            "scenario,step,call,with,expect,covers\n"
            + "empty,1,StartProtectionGroup,server_group_id=g,400 SDRS.1002,PG-START-01\n"
            + "unknown,1,ShowProtectionGroup,server_group_id=g,400 SDRS.1013,PG-GET-01\n");

        var (exit, text) = await RunAsync(service, scenarios, "--allow-writes", "--max-resources", "5");
        exit.ShouldBe(0, text);
        text.ShouldContain("SDRS.1027");
        var rows = await EvidenceAsync();

        rows.ShouldContain(
            row => row.StartsWith("constraints.csv,PG-START-01,400 SDRS.1002 judgement,400 SDRS.1027; the catalog lists"));
        rows.ShouldContain(row => row.StartsWith("constraints.csv,PG-GET-01,400 SDRS.1013 confirmed-live,confirmed,"));
        rows.Skip(1).ShouldAllBe(row => row.EndsWith(",high"));
        rows.ShouldContain(row => row.StartsWith("errors.csv,SDRS.1013,Protection group not found,as sent,"));
    }

    [Fact]
    public async Task A_code_with_a_strong_basis_has_no_accepted_alternative()
    {
        await using var service = await ServiceAsync(("GET", 400, "SDRS.0207"));
        var scenarios = Write(
            "scenario,step,call,with,expect,covers\nunknown,1,ShowProtectionGroup,server_group_id=g,400 SDRS.1013,PG-GET-01\n");

        (await RunAsync(service, scenarios)).Exit.ShouldBe(1);
        (await EvidenceAsync()).ShouldContain(
            row => row.StartsWith("constraints.csv,PG-GET-01,400 SDRS.1013 confirmed-live,400 SDRS.0207"));
    }

    [Fact]
    public async Task A_call_that_a_service_accepts_is_evidence_against_the_rule()
    {
        await using var service = await ServiceAsync(("POST", 200, null));
        var scenarios = Write(
            "scenario,step,call,with,expect,covers\nempty,1,StartProtectionGroup,server_group_id=g,400 ~SDRS.1002,PG-START-01\n");

        (await RunAsync(service, scenarios, "--allow-writes", "--max-resources", "5")).Exit.ShouldBe(1);
        (await EvidenceAsync()).ShouldContain(
            row => row.StartsWith("constraints.csv,PG-START-01,400 SDRS.1002 judgement,\"200, not rejected"));
    }

    [Fact]
    public async Task A_mock_that_a_fault_rule_makes_answer_an_alternative_proves_nothing()
    {
        var scenarios = Write(
            "scenario,step,call,with,expect,covers\n"
            + "told,1,mock:AddFault,operation=StartProtectionGroup; error_code=SDRS.1027,201,\n"
            + "told,2,StartProtectionGroup,server_group_id={unknown_id},400 ~SDRS.1027,\n"
            + "told,3,StartProtectionGroup,server_group_id={unknown_id},400 ~SDRS.1002,PG-START-01\n");

        (await CliHarness.RunAsync("run", scenarios, "--json", Report)).Exit.ShouldBe(1);
        var rows = await EvidenceAsync();

        rows.ShouldContain(
            row => row.StartsWith("constraints.csv,PG-START-01,400 SDRS.1002 judgement,400 SDRS.1027; the catalog lists"));
        rows.Skip(1).ShouldAllBe(row => row.EndsWith(",none: the target is a mock"));
    }

    [Theory]
    [InlineData("results", "null", "results")]
    [InlineData("results", "[null]", "results")]
    [InlineData("results", """[{"file":"f","row":1,"name":"n","outcome":"Passed","seconds":0,"tags":[],"leftBehind":[],"steps":null}]""",
        "a member of results[0]")]
    [InlineData("coverage", "null", "coverage")]
    [InlineData("coverage", "{}", "coverage")]
    [InlineData("findings", "[null]", "findings")]
    [InlineData("steps", "null", "steps")]
    [InlineData("shard", "\"0/0\"", "shard")]
    public async Task A_report_with_an_invalid_member_is_a_usage_error(string member, string value, string named)
    {
        var scenario = Write("scenario,step,call\na,1,ShowQuota\n");
        (await CliHarness.RunAsync("run", scenario, "--json", Report)).Exit.ShouldBe(0);
        var root = JsonNode.Parse(File.ReadAllText(Report))!.AsObject();
        root[member] = JsonNode.Parse(value);
        File.WriteAllText(Report, root.ToJsonString());

        string[] merge = ["report", "merge", Report, "--markdown", Path.Combine(_folder, "m.md")];
        foreach (var command in new[] { ["evidence", Report], merge })
        {
            var (exit, text) = await CliHarness.RunAsync(command);

            exit.ShouldBe(2, text);
            text.ShouldContain($"{named} is missing, null or invalid");
        }
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("[]")]
    public async Task A_file_that_is_no_report_is_a_usage_error(string content)
    {
        File.WriteAllText(Report, content);

        var (exit, text) = await CliHarness.RunAsync("evidence", Report);

        exit.ShouldBe(2);
        text.ShouldContain("run.json is not a report of run --json");
    }

    [Fact]
    public async Task The_rows_are_written_to_a_file()
    {
        (await CliHarness.RunAsync("run", Repository.PathOf("scenarios/getting-started.csv"), "--json", Report)).Exit.ShouldBe(0);
        var file = Path.Combine(_folder, "evidence.csv");

        var (exit, text) = await CliHarness.RunAsync("evidence", Report, "--output", file);

        exit.ShouldBe(0, text);
        File.ReadLines(file).First().ShouldBe("ledger_file,row_id,current,proposed,evidence,source,certainty");
    }

    private string Write(string table)
    {
        var path = Path.Combine(_folder, "table.csv");
        File.WriteAllText(path, table);
        return path;
    }

    private Task<(int Exit, string Text)> RunAsync(FakeTargetServer service, string scenarios, params string[] more) => CliHarness.RunAsync(
    [
        "run", scenarios, "--endpoint", $"{service.Url}", "--project", CliHarness.Project, "--token", "t0ken-of-the-service",
        "--json", Report, "--cleanup-log", Path.Combine(_folder, "log.jsonl"), .. more,
    ]);

    private async Task<IReadOnlyList<string>> EvidenceAsync()
    {
        var (exit, text) = await CliHarness.RunAsync("evidence", Report);
        exit.ShouldBe(0, text);
        return text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static Task<FakeTargetServer> ServiceAsync(params (string Method, int Status, string? Code)[] answers) =>
        FakeTargetServer.StartAsync(call =>
        {
            var answer = Array.Find(answers, answer => call.StartsWith(answer.Method, StringComparison.Ordinal));
            var body = answer.Code is { } code ? $"{{\"error\":{{\"code\":\"{code}\",\"message\":\"as sent\"}}}}" : """{"job_id":"j"}""";
            return (answer.Status == 0 ? 404 : answer.Status, body);
        });
}
