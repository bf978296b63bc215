using System.Text;
using SdrsMock.Conformance.Scenarios;
using SdrsMock.Conformance.Tests.Support;
using Shouldly;

namespace SdrsMock.Conformance.Tests;

/// <summary>What a spreadsheet does to scenario files and data files: lint reports it, and reading changes no value.</summary>
public sealed class SpreadsheetDamageTests : IDisposable
{
    private const string Heading = "scenario,step,call,with,expect,check,save,data,note\n";
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("a; b")]
    [InlineData("two\nlines")]
    [InlineData(" lead")]
    [InlineData("a]b.c=d")]
    public void A_data_value_is_inserted_into_a_check_after_it_is_split(string value)
    {
        Write("data/d.csv", $"desc\n\"{value}\"\n");
        var file = Write("a.csv", Heading + "a,1,ShowProtectionGroup,,,description={desc}; server_groups[name={desc}].id=1,,data/d.csv,\n");

        var checks = ScenarioFile.Load(file).Single().Steps[0].Checks;

        checks.Select(check => check.Expected).ShouldBe([value, "1"]);
        checks[1].Path.Segments[1].ShouldBe(new FieldPath.Where("name", value));
    }

    [Fact]
    public void A_data_value_that_is_the_whole_item_can_be_a_list_of_checks()
    {
        Write("data/d.csv", "checks,field\n\"status=SUCCESS; id=*\",entities.server_group_id\n");
        var file = Write("a.csv", Heading + "a,1,ShowJobStatus,,,{checks}; {field}=1,x={field},data/d.csv,\n");

        var step = ScenarioFile.Load(file).Single().Steps[0];

        step.Checks.Select(check => $"{check}").ShouldBe(["status=SUCCESS", "id=*", "entities.server_group_id=1"]);
        step.Captures[0].Path.Segments.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("TRUE", "a spreadsheet changed 'true' to 'TRUE'")]
    [InlineData("1.23457E+19", "looks like a long number that a spreadsheet shortened")]
    [InlineData("5-Jan", "looks like a value that a spreadsheet changed to a date")]
    [InlineData("a\u200Bb", "an invisible character (U+200B)")]
    [InlineData("#REF!", "is an error of the spreadsheet")]
    public async Task Damage_in_a_data_file_is_reported(string cell, string expected)
    {
        Write("data/d.csv", $"label,value\nx,\"{cell}\"\n");
        Write("a.csv", Heading + "a,1,ListProtectionGroups,name={value},,,,data/d.csv,\n");

        var text = await LintAsync();

        text.ShouldContain("d.csv:2: warning: column value: ");
        text.ShouldContain(expected);
    }

    [Theory]
    [InlineData("\u202E", "U+202E")]
    [InlineData("\u3000", "U+3000")]
    [InlineData("\u202F", "U+202F")]
    [InlineData("\uFFFD", "U+FFFD")]
    [InlineData("\u2800", "U+2800")]
    [InlineData("\U000E0041", "U+E0041")]
    public async Task An_invisible_character_is_reported_and_shown(string character, string code)
    {
        Write("a.csv", Heading + $"a,1,ShowQuota,,,,,,a{character}b\nb,1,ListProtectionGroups{character},,,,,,\n");

        var text = await LintAsync();

        text.ShouldContain($"a.csv:2: warning: column note: the cell contains ");
        text.ShouldContain($"unknown operation 'ListProtectionGroups<{code}>'");
    }

    [Fact]
    public async Task An_emoji_of_several_parts_is_not_reported()
    {
        Write("a.csv", Heading + "a,1,ShowQuota,,,,,,\U0001F468\u200D\U0001F469\u200D\U0001F467 ok\n");

        (await LintAsync()).ShouldContain("0 errors, 0 warnings");
    }

    [Theory]
    [InlineData("#12 a bug,1,ShowQuota,,,,,,", true)]
    [InlineData("#REF!,1,ShowQuota,,,,,,x", true)]
    [InlineData("#a,1,ShowQuota,\"name=a,b\",,,,,", true)]
    [InlineData("# a remark", false)]
    [InlineData("# a remark,,,,,,,,", false)]
    public async Task A_row_that_is_skipped_as_a_comment_is_reported(string row, bool isReported)
    {
        Write("a.csv", Heading + $"a,1,ShowQuota,,,,,,\n{row}\n");

        (await LintAsync()).Contains("a.csv:3: warning: the row is skipped as a comment", StringComparison.Ordinal).ShouldBe(isReported);
    }

    [Theory]
    [InlineData("value,label\n####,x\na,b\n")]
    [InlineData("value\n#12\na\n")]
    public async Task A_skipped_row_of_a_data_file_is_reported(string table)
    {
        Write("data/d.csv", table);
        Write("a.csv", Heading + "a,1,ListProtectionGroups,name={value},,,,data/d.csv,\n");

        (await LintAsync()).ShouldContain("d.csv:2: warning: the row is skipped as a comment");
    }

    [Theory]
    [InlineData("\" lead\"")]
    [InlineData("\"trail \"")]
    [InlineData("\"\tTab\"")]
    [InlineData("\" \"")]
    [InlineData("\"#no comment\"")]
    [InlineData("\"two\r\nlines \"")]
    public void Formatting_is_stable_and_changes_no_value(string note)
    {
        var table = Encoding.UTF8.GetBytes($"# top\n{Heading}a,1.0,ShowQuota,,,,,,{note}\n\na,\"2,0\",ShowQuota,,,,,,x\n# end\n");

        var once = ScenarioFormatter.Format("a.csv", table);

        Encoding.UTF8.GetString(ScenarioFormatter.Format("a.csv", once)).ShouldBe(Encoding.UTF8.GetString(once));
        ScenarioFile.Parse("a.csv", once)[0].Steps[0].Note.ShouldBe(ScenarioFile.Parse("a.csv", table)[0].Steps[0].Note);
    }

    [Fact]
    public async Task The_row_of_the_spreadsheet_is_shown_where_it_differs_from_the_line()
    {
        Write("a.csv", "sep=,\n" + Heading + "a,1,ShowQuota,,,,,,\"two\nlines\"\na,2,ShowQuot,,,,,,\n");

        (await LintAsync()).ShouldContain("a.csv:5 (row 3 in a spreadsheet): error: column call: unknown operation 'ShowQuot'");
    }

    private string Write(string name, string text)
    {
        var file = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }

    private async Task<string> LintAsync() => (await CliHarness.RunAsync("lint", _folder)).Text;
}
