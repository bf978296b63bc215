using SdrsMock.Conformance.Reports;
using SdrsMock.Conformance.Tests.Support;
using Shouldly;

namespace SdrsMock.Conformance.Tests;

/// <summary>The console needs 80 columns for its own lines, and the help 100.</summary>
public sealed class ConsoleWidthTests
{
    public static TheoryData<string> Commands =>
        ["", "run", "lint", "list", "list constraints", "coverage", "fmt", "sweep", "record", "new", "diff", "report merge", "evidence"];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Lines_of_the_help_fit_100_columns(string command)
    {
        var (exit, text) = await CliHarness.RunAsync([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

        exit.ShouldBe(0);
        text.Split('\n').Where(line => line.TrimEnd().Length > 100).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("--min-coverage", "0")]
    [InlineData("--min-coverage", "100")]
    public async Task Coverage_and_verdict_fit_80_columns_and_the_last_line_is_the_verdict(params string[] options)
    {
        var (_, text) = await CliHarness.RunAsync(["run", Path.Combine(GoldenFile.Folder, "protection-group.csv"), .. options]);

        var lines = text.TrimEnd().ReplaceLineEndings("\n").Split('\n');
        lines.Where(line => line.Length > 80).ShouldBeEmpty();
        lines[^1].ShouldMatch("^(CONFORMS|COVERAGE TOO LOW): 2 scenarios ");
        text.ShouldContain("codes of rules ");
    }

    [Fact]
    public void A_verdict_with_every_outcome_keeps_its_counts_together()
    {
        var run = SampleRuns.Report() with
        {
            Summary = "DOES NOT CONFORM: 918 scenarios (900 passed, 10 failed, 3 broken, 5 skipped), 6543 steps, 12.3 s, against http://x",
        };
        using var text = new StringWriter();

        new ConsoleReport(text, new(false)).WriteVerdict(run);

        text.ToString().ReplaceLineEndings("\n").ShouldBe(
            "6543 steps, 12.3 s, against http://x\n" +
                "DOES NOT CONFORM: 918 scenarios (900 passed, 10 failed, 3 broken, 5 skipped)\n");
    }

    [Fact]
    public void A_line_is_broken_between_words()
    {
        TextTable.Wrap("one two three four", 9, 2).ShouldBe(["one two", "  three", "  four"]);
        TextTable.Wrap("unbreakable-word and", 5, 2).ShouldBe(["unbreakable-word", "  and"]);
        TextTable.Wrap("  short", 80, 2).ShouldBe(["  short"]);
        TextTable.Wrap("", 80, 2).ShouldBe([""]);
    }
}
