using System.IO.Compression;
using SdrsMock.Conformance.Scenarios;
using SdrsMock.Conformance.Tests.Support;
using Shouldly;

namespace SdrsMock.Conformance.Tests;

/// <summary>Workbooks as scenario files and data files.</summary>
public sealed class WorkbookTests : IDisposable
{
    private static readonly string[] s_heading = ["scenario", "step", "call", "with", "expect", "check", "save", "within", "data"];
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Each_sheet_with_headings_is_a_scenario_file()
    {
        new WorkbookBuilder()
            .Sheet("Sheet1", s_heading, ["quota", "1", "ShowQuota"])
            .Sheet("Notes", ["These are the tests of team A"])
            .Sheet("Zweites Blatt", s_heading, ["# remark"], ["versions", "1", "ListApiVersions"], ["versions", "2", "ShowQuot"])
            .Save(Path.Combine(_folder, "five.xlsx"));

        var (exit, text) = await CliHarness.RunAsync("lint", _folder);

        exit.ShouldBe(3);
        text.ShouldContain("five.xlsx[Notes] is not read as scenarios");
        text.ShouldContain("five.xlsx[Zweites Blatt]:4: error: column call: unknown operation 'ShowQuot'; did you mean 'ShowQuota'?");
    }

    [Fact]
    public async Task A_workbook_runs_and_its_sheets_are_named_in_reports()
    {
        var data = new WorkbookBuilder().Sheet("Names", ["label", "value"], ["x", "a"], ["y", " b"]);
        data.Save(Path.Combine(_folder, "names.xlsx"));
        new WorkbookBuilder()
            .Sheet("Sheet1", s_heading, ["quota", "1", "ShowQuota"],
                ["lists", "1", "ListProtectionGroups", "name={value}", "", "server_groups#=0", "", "", "names.xlsx[names]"],
                ["more", "1", "ListProtectionGroups", "name={n}", "", "server_groups#=0", "", "", "[Own]"],
                ["fails", "1", "ShowQuota", "", "400"])
            .Sheet("Own", ["n"], ["1"], ["2"])
            .Save(Path.Combine(_folder, "five.xlsx"));
        var junit = Path.Combine(_folder, "r", "junit.xml");

        var (exit, text) = await CliHarness.RunAsync("run", Path.Combine(_folder, "five.xlsx"), "--junit", junit);

        exit.ShouldBe(1, text);
        text.ShouldContain("five.xlsx[Sheet1]:5  fails, step 1: ShowQuota");
        text.ShouldContain("6 scenarios (5 passed, 1 failed)");
        (await File.ReadAllTextAsync(junit, TestContext.Current.CancellationToken)).ShouldContain("five.xlsx[Sheet1]");
    }

    [Theory]
    [InlineData("007", "0000", "0007")]
    [InlineData("1", "", "1")]
    [InlineData("0.30000000000000004", "", "0.3")]
    [InlineData("123456789012345678", "", "1.23457E+17")]
    [InlineData("0.25", "0%", "25%")]
    [InlineData("1234.5", "#,##0.00", "1,234.50")]
    [InlineData("-3", "0;(0)", "(3)")]
    [InlineData("46356", "yyyy-mm-dd", "2026-11-30")]
    [InlineData("46356.5", "d/m/yyyy hh:mm", "30/11/2026 12:00")]
    [InlineData("46356", "d-mmm", "30-Nov")]
    [InlineData("0.5", "h:mm AM/PM", "12:00 PM")]
    public void A_cell_is_the_text_that_the_spreadsheet_shows(string value, string format, string shown)
    {
        var builder = new WorkbookBuilder();
        builder.Formats.Add(format.Length == 0 ? "General" : format);
        builder.Cells("S", "", [WorkbookBuilder.Text("n")], [WorkbookBuilder.Number(value, 1)]);

        Workbook.Read(builder.Save(Path.Combine(_folder, "a.xlsx"))).Single().Rows.Single().Cells.ShouldBe([shown]);
    }

    [Fact]
    public void Formulas_Booleans_and_merged_cells_have_their_shown_values()
    {
        var path = new WorkbookBuilder().Cells("S", "A2:A4",
            [WorkbookBuilder.Text("a"), WorkbookBuilder.Text("b")],
            [WorkbookBuilder.Text("m"), WorkbookBuilder.Raw("t=\"str\"", "<f>1&amp;2</f><v>12</v>")],
            ["", WorkbookBuilder.Raw("t=\"b\"", "<v>1</v>")],
            ["", WorkbookBuilder.Text(" x")]).Save(Path.Combine(_folder, "a.xlsx"));

        Workbook.Read(path).Single().Rows.Select(row => string.Join('|', row.Cells)).ShouldBe(["m|12", "m|TRUE", "m|x"]);
    }

    [Theory]
    [InlineData("old.xls", "spreadsheets of this format are not read; save it as .xlsx")]
    [InlineData("calc.ods", "spreadsheets of this format are not read; save it as .xlsx")]
    [InlineData("broken.xlsx", "the file is not a workbook, or is damaged")]
    public async Task A_spreadsheet_that_cannot_be_read_is_named(string name, string sentence)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, name), "PK\u0003\u0004 x", TestContext.Current.CancellationToken);

        foreach (var command in new[] { "lint", "run" })
        {
            var (exit, text) = await CliHarness.RunAsync(command, _folder);

            exit.ShouldBe(3, text);
            text.ShouldContain($"{name}:1: ");
            text.ShouldContain(sentence);
            text.ShouldNotContain("   at ");
        }
    }

    [Fact]
    public async Task A_workbook_without_scenarios_or_with_a_password_is_named()
    {
        new WorkbookBuilder().Sheet("S", ["x"], ["y"]).Save(Path.Combine(_folder, "none.XLSX"));
        await File.WriteAllBytesAsync(
            Path.Combine(_folder, "secret.xlsx"), [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], TestContext.Current.CancellationToken);

        var (exit, text) = await CliHarness.RunAsync("lint", _folder);

        exit.ShouldBe(3, text);
        text.ShouldContain("none.XLSX:1: error: no sheet has the headings scenario, step and call");
        text.ShouldContain("secret.xlsx:1: error: the workbook has a password");
    }

    [Fact]
    public async Task A_lock_file_is_ignored_with_a_note()
    {
        new WorkbookBuilder().Sheet("S", s_heading, ["a", "1", "ShowQuota"]).Save(Path.Combine(_folder, "a.xlsx"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "~$a.xlsx"), "x", TestContext.Current.CancellationToken);

        var (exit, text) = await CliHarness.RunAsync("lint", "--strict", _folder);

        exit.ShouldBe(0, text);
        text.ShouldContain("~$a.xlsx is not read, because it only marks that a spreadsheet has the workbook open");
    }

    [Fact]
    public async Task A_workbook_that_unpacks_to_too_much_is_rejected()
    {
        var path = new WorkbookBuilder().Sheet("S", s_heading, ["a", "1", "ShowQuota"]).Save(Path.Combine(_folder, "bomb.xlsx"));
        await using (var zip = await ZipFile.OpenAsync(path, ZipArchiveMode.Update, TestContext.Current.CancellationToken))
        {
            await using var content = await zip.CreateEntry("xl/media/a.bin").OpenAsync(TestContext.Current.CancellationToken);
            var block = new byte[1 << 20];
            for (var megabyte = 0; megabyte <= InputFiles.MaxBytes >> 20; megabyte++)
            {
                await content.WriteAsync(block, TestContext.Current.CancellationToken);
            }
        }

        var (exit, text) = await CliHarness.RunAsync("lint", path);

        exit.ShouldBe(3, text);
        text.ShouldContain("the workbook unpacks to more than 64 MB; split it");
    }

    [Theory]
    [InlineData("", "<f>A1</f><v/>", "the formula in cell A2 of sheet1.xml has no value")]
    [InlineData("", "<f>A1</f>", "the formula in cell A2 of sheet1.xml has no value")]
    [InlineData("t=\"e\"", "<v>#REF!</v>", "cell A2 of sheet1.xml is an error of the spreadsheet, such as #REF!; type the value")]
    public async Task A_cell_without_a_value_is_reported(string attributes, string content, string sentence)
    {
        var path = new WorkbookBuilder().Cells("S", "", [WorkbookBuilder.Text("scenario")], [WorkbookBuilder.Raw(attributes, content)])
            .Save(Path.Combine(_folder, "a.xlsx"));

        (await CliHarness.RunAsync("lint", path)).Text.ShouldContain(sentence);
    }

    [Fact]
    public async Task A_missing_sheet_of_a_data_file_is_named()
    {
        var path = new WorkbookBuilder().Sheet("S", s_heading, ["a", "1", "ShowQuota", "", "", "", "", "", "[Other]"])
            .Save(Path.Combine(_folder, "a.xlsx"));

        (await CliHarness.RunAsync("lint", path)).Text.ShouldContain("a.xlsx has no sheet 'Other'; it has S");
    }

    [Fact]
    public async Task Damage_in_a_workbook_is_reported_and_it_is_not_formatted()
    {
        var path = new WorkbookBuilder().Cells("S", "",
            [.. s_heading.Select(WorkbookBuilder.Text)],
            [WorkbookBuilder.Text("a"), WorkbookBuilder.Number("1"), WorkbookBuilder.Text("ShowQuota"), "", "",
                WorkbookBuilder.Raw("t=\"b\"", "<v>1</v>")]).Save(Path.Combine(_folder, "a.xlsx"));

        (await CliHarness.RunAsync("lint", path)).Text.ShouldContain("a spreadsheet changed 'true' to 'TRUE'");
        var (exit, text) = await CliHarness.RunAsync("fmt", path);
        exit.ShouldBe(0);
        text.ShouldContain("is a spreadsheet and is not formatted");
    }
}
