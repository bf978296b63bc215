using SdrsMock.Conformance.Tests.Support;
using Shouldly;

namespace SdrsMock.Conformance.Tests;

/// <summary>The commands that help to start: <c>new</c> and <c>list</c>; and runs without a scenario.</summary>
public sealed class NewCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("basic")]
    [InlineData("rejection")]
    [InlineData("failed-job")]
    [InlineData("data")]
    public async Task A_template_is_listed_passes_lint_and_runs(string template)
    {
        var file = Path.Combine(_folder, "orders.csv");

        (await CliHarness.RunAsync("new", "--list")).Text.ShouldContain($"{template} ");
        (await CliHarness.RunAsync("new", file, "--template", template)).Exit.ShouldBe(0);

        var (lint, findings) = await CliHarness.RunAsync("lint", "--strict", file);
        lint.ShouldBe(0, findings);
        var (run, text) = await CliHarness.RunAsync("run", file);
        run.ShouldBe(0, text);
    }

    [Fact]
    public async Task A_file_is_not_overwritten_and_mistakes_are_explained()
    {
        var file = Path.Combine(_folder, "orders.csv");
        await File.WriteAllTextAsync(file, "mine", TestContext.Current.CancellationToken);

        var (exit, text) = await CliHarness.RunAsync("new", file);
        exit.ShouldBe(2);
        text.ShouldContain("exists and is not overwritten");
        (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).ShouldBe("mine");
        (await CliHarness.RunAsync("new", Path.Combine(_folder, "b.csv"), "--template", "basik")).Text
            .ShouldContain("did you mean 'basic'?");
        (await CliHarness.RunAsync("new", Path.Combine(_folder, "b.xlsx"))).Exit.ShouldBe(2);
        (await CliHarness.RunAsync("new")).Exit.ShouldBe(2);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("lint")]
    public async Task A_folder_without_scenarios_is_a_usage_error(string command)
    {
        var (exit, text) = await CliHarness.RunAsync(command, _folder);

        exit.ShouldBe(2, text);
        text.ShouldContain("the files contain no scenarios");
        string[] reports = command == "run" ? ["--junit", "--html", "--json", "--markdown", "--trx", "--sarif"] : [];
        string[] files = [.. reports.SelectMany(option => new[] { option, Path.Combine(_folder, "reports", option.TrimStart('-')) })];
        (exit, text) = await CliHarness.RunAsync([command, _folder, "--allow-empty", .. files]);
        exit.ShouldBe(0, text);
    }

    [Fact]
    public async Task A_run_that_covers_nothing_has_no_coverage()
    {
        var file = Path.Combine(_folder, "a.csv");
        await File.WriteAllTextAsync(file, "scenario,step,call\na,1,ShowQuota\n", TestContext.Current.CancellationToken);

        var (exit, text) = await CliHarness.RunAsync("run", file, "--min-coverage", "1");

        exit.ShouldBe(1, text);
        text.ShouldContain(" 0.0 % of those that a test can show");
    }

    [Fact]
    public async Task The_variables_are_listed_with_descriptions_by_pattern()
    {
        var (exit, text) = await CliHarness.RunAsync("list", "variables", "{vpc_drill*}", "token");

        exit.ShouldBe(0, text);
        text.ShouldMatch(@"(?m)^\{vpc_drill\} +\S+ +Free for a drill");
        text.ShouldMatch(@"(?m)^\{token\} +\*+ +A valid token of the project");
        text.ShouldNotContain("{server_a}");
        (await CliHarness.RunAsync("list", "variables", "servr_a")).Text.ShouldContain("no entry of variables matches 'servr_a'");
    }

    [Fact]
    public async Task List_accepts_patterns_and_shows_the_details_of_one_operation()
    {
        (await CliHarness.RunAsync("list", "constraints", "PI-CREATE-0?")).Text.TrimEnd().Split('\n').Length.ShouldBe(10);
        var (exit, text) = await CliHarness.RunAsync("list", "operations", "CreateProtectionGroup");
        exit.ShouldBe(0);
        text.ShouldContain("server_group.name");
        text.ShouldContain("Sample body");
        text.ShouldContain("PG-CREATE-01");
        var (wrong, message) = await CliHarness.RunAsync("list", "codes", "SDRS.9999");
        wrong.ShouldBe(2);
        message.ShouldContain("no entry of codes matches 'SDRS.9999'");
    }
}
