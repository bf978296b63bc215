using System.Text.RegularExpressions;
using SdrsMock.Conformance.Tests.Support;
using Shouldly;

namespace SdrsMock.Conformance.Tests;

/// <summary>What the program says of itself.</summary>
public sealed class VersionAndHelpTests
{
    [Fact]
    public async Task The_version_is_one_line()
    {
        var (exit, text) = await CliHarness.RunAsync("--version");

        exit.ShouldBe(0);
        text.ShouldMatch(@"^\d+\.\d+\.\d+\S*\r?\n$");
    }

    public static TheoryData<string> Commands =>
        ["run", "lint", "list", "coverage", "fmt", "sweep", "record", "diff", "new", "report", "evidence", "explain"];

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    public async Task The_help_names_every_command(string asked)
    {
        var (exit, text) = await CliHarness.RunAsync(asked);

        exit.ShouldBe(0);
        foreach (var command in Commands.Select(row => row.Data))
        {
            text.ShouldMatch($@"(?m)^  {command}\b");
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task The_help_of_a_command_describes_that_command(string command)
    {
        var (exit, text) = await CliHarness.RunAsync(command, "--help");

        exit.ShouldBe(0);
        text.ShouldMatch($@"(?m)^  \S+ {command}\b.* \[options\]");
    }

    [Theory]
    [InlineData(new[] { 0, 1, 2, 3, 4, 5, 6, 130 }, "--help")]
    [InlineData(new[] { 0, 1, 2, 3, 4, 5, 130 }, "run", "--help")]
    [InlineData(new[] { 0, 2, 3 }, "lint", "--help")]
    [InlineData(new[] { 0, 2, 3, 4 }, "list", "codes", "--help")]
    [InlineData(new[] { 0, 2 }, "new", "--help")]
    [InlineData(new[] { 0, 2, 3 }, "explain", "--help")]
    public async Task The_help_lists_the_exit_codes_of_the_command(int[] codes, params string[] arguments)
    {
        var (_, text) = await CliHarness.RunAsync(arguments);

        foreach (var code in new[] { 0, 1, 2, 3, 4, 5, 6, 130 })
        {
            Regex.IsMatch(text, $@"(?m)^  {code} +\w").ShouldBe(codes.Contains(code), $"{code} in {text}");
        }
    }

    [Fact]
    public async Task Options_without_a_command_followed_by_help_show_the_help_of_run()
    {
        var (exit, text) = await CliHarness.RunAsync("--parallel", "2", "--help");

        exit.ShouldBe(0);
        text.ShouldContain("--fail-fast");
    }

    [Fact]
    public async Task An_unknown_option_of_a_command_is_a_usage_error()
    {
        var (exit, text) = await CliHarness.RunAsync("list", "tags", "--colour");

        exit.ShouldBe(2);
        text.ShouldStartWith("sdrs-conformance: ");
        text.ShouldContain("--colour");
    }
}
