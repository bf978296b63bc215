using SdrsMock.Conformance.Reports;
using SdrsMock.Conformance.Reports.Model;
using SdrsMock.Conformance.Tests.Support;
using Shouldly;

namespace SdrsMock.Conformance.Tests;

/// <summary>The reports of the parts of a run are added, and the gate applies to the sum.</summary>
public sealed class ReportMergeTests : IDisposable
{
    private static readonly string s_suite = Path.Combine(GoldenFile.Folder, "protection-group.csv");
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_sum_of_the_parts_equals_the_run_of_all()
    {
        await RunAsync("a", "--shard", "1/2", "--title", "Night <b>", "--build-url", "https://ci.example/7");
        await RunAsync("b", "--shard", "2/2", "--title", "Night <b>");
        await RunAsync("all");
        string[] kinds = ["junit", "html", "json", "markdown", "trx", "sarif"];

        var (exit, text) = await CliHarness.RunAsync(
            ["report", "merge", At("a"), At("b"), .. kinds.SelectMany(kind => new[] { $"--{kind}", At(kind) })]);

        exit.ShouldBe(0, text);
        text.ShouldContain("CONFORMS: 2 scenarios (2 passed)");
        kinds.ShouldAllBe(kind => new FileInfo(At(kind)).Length > 100);
        var (sum, all) = (Read("json"), Read("all"));
        sum.Scenarios.ShouldBe(all.Scenarios);
        sum.Steps.ShouldBe(all.Steps);
        sum.Suite.ShouldBe(all.Suite);
        sum.Edition.ShouldBe("huawei");
        sum.Title.ShouldBe("Night <b>");
        sum.Coverage.Constraints.Played.ShouldBe(all.Coverage.Constraints.Played);
        sum.Coverage.Constraints.Percent.ShouldBe(all.Coverage.Constraints.Percent);
        sum.Coverage.Operations.Missing.ShouldBe(all.Coverage.Operations.Missing);
        sum.Coverage.Codes.Met.ShouldBe(all.Coverage.Codes.Met);
        sum.Coverage.Codes.Reaches.ShouldBe(all.Coverage.Codes.Reaches);
        sum.Coverage.Transitions!.Met.ShouldBe(all.Coverage.Transitions!.Met);
        sum.Results.Select(scenario => scenario.Name).ShouldBe(all.Results.Select(scenario => scenario.Name), ignoreOrder: true);
    }

    [Fact]
    public async Task Rows_with_equal_labels_can_be_in_different_parts()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(At("a"))!, "labels")).FullName;
        File.WriteAllText(Path.Combine(folder, "d.csv"), "label,v\nx,1\nx,2\n");
        var file = Path.Combine(folder, "s.csv");
        File.WriteAllText(file, "scenario,step,call,with,data\ns,1,ListProtectionGroups,limit={v},d.csv\n");
        foreach (var (part, report) in new[] { ("1/2", "a"), ("2/2", "b") })
        {
            (await CliHarness.RunAsync("run", file, "--shard", part, "--json", At(report))).Exit.ShouldBe(0);
        }

        var (exit, text) = await CliHarness.RunAsync("report", "merge", At("a"), At("b"));

        exit.ShouldBe(0, text);
        text.ShouldContain("2 scenarios (2 passed)");
    }

    [Fact]
    public async Task The_gate_belongs_to_the_sum()
    {
        var (exit, text) = await RunAsync("a", "--shard", "1/2", "--min-coverage", "100");
        exit.ShouldBe(0, text);
        text.ShouldContain("report merge A.json B.json --min-coverage 100");
        await RunAsync("b", "--shard", "2/2");

        (exit, text) = await CliHarness.RunAsync("report", "merge", At("a"), At("b"), "--min-coverage", "50");

        exit.ShouldBe(1, text);
        text.ShouldContain("COVERAGE TOO LOW");
        text.ShouldContain("50 % are required");
        (await CliHarness.RunAsync("report", "merge", At("a"), At("b"), "--min-coverage", "0")).Exit.ShouldBe(0);
        (await RunAsync("c", "--shard", "1/1", "--min-coverage", "100")).Exit.ShouldBe(1);
    }

    [Fact]
    public async Task A_failure_in_one_part_fails_the_sum()
    {
        await RunAsync("a");
        await CliHarness.RunAsync("run", Path.Combine(GoldenFile.Folder, "failing-scenarios.csv"), "--json", At("b"));

        var (exit, text) = await CliHarness.RunAsync("report", "merge", At("a"), At("b"));

        exit.ShouldBe(1, text);
        text.ShouldContain("Note: different suites of scenarios: ");
        text.ShouldContain("rejected by PG-GET-01");
    }

    [Fact]
    public async Task Reports_that_cannot_be_added_are_named()
    {
        await RunAsync("a", "--shard", "1/2");
        await RunAsync("all");

        await FailsAsync("1 scenario occurs in ", At("a"), At("a"));
        await FailsAsync($"{At("a")} and {At("all")}", At("a"), At("all"));
        await FailsAsync("the report of 1 part is missing: --shard 2/2", At("a"));
        await FailsAsync("is not a report of run --json", At("a"), At("nonsense"));
        await FailsAsync("is not a report of run --json: its format is 'x'", Change("a", "x", run => run with { Format = "x" }));
        await FailsAsync(
            "the parts do not belong to one run: different editions: huawei in ", At("a"),
            Change("a", "x", run => run with { Edition = "otc", Shard = "2/2", Results = [] }));
        await FailsAsync(
            "different numbers of parts: --shard i/2 in ", At("a"), Change("a", "x", run => run with { Shard = "2/3", Results = [] }));
    }

    [Fact]
    public async Task Reports_with_other_seeds_targets_and_editions_are_named()
    {
        await RunAsync("a");
        var other = Change("a", "b", run => run with { Seed = 7, Target = "http://sdrs.example", Edition = "otc", Results = [] });

        var (exit, text) = await CliHarness.RunAsync("report", "merge", At("a"), other);

        exit.ShouldBe(0, text);
        text.ShouldContain($"Note: different seeds: 1 in {At("a")}; 7 in {other}");
        text.ShouldContain("Note: different targets: an embedded mock in ");
        text.ShouldContain("Note: different editions: huawei in ");
        text.ShouldContain("against an embedded mock, http://sdrs.example");
    }

    [Fact]
    public async Task A_command_without_reports_or_without_merge_is_a_usage_error()
    {
        (await CliHarness.RunAsync("report")).Exit.ShouldBe(2);
        (await CliHarness.RunAsync("report", "merge")).Exit.ShouldBe(2);
        (await CliHarness.RunAsync("report", "merge", At("missing"))).Exit.ShouldBe(2);
    }

    private static async Task FailsAsync(string message, params string[] files)
    {
        var (exit, text) = await CliHarness.RunAsync(["report", "merge", .. files]);

        exit.ShouldBe(2, text);
        text.ShouldContain(message);
    }

    private Task<(int Exit, string Text)> RunAsync(string name, params string[] options) =>
        CliHarness.RunAsync(["run", s_suite, "--json", At(name), .. options]);

    private string At(string name) => Path.Combine(_folder, name);

    private RunReport Read(string name)
    {
        using var stream = File.OpenRead(At(name));
        return JsonReport.Read(stream);
    }

    private string Change(string from, string to, Func<RunReport, RunReport> change)
    {
        var report = change(Read(from));
        using var stream = File.Create(At(to));
        JsonReport.Write(report, stream);
        return At(to);
    }
}
