using SdrsMock.Conformance.Tests.Support;
using Shouldly;

namespace SdrsMock.Conformance.Tests;

/// <summary>Findings of lint in the words of a tester.</summary>
public sealed class LintFindingTests : IDisposable
{
    private const string Heading = "scenario,step,call,with,expect,check,save,covers,data,note";
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("ListProtectionGroups,Name=orders,,,,,,", "column with: 'Name' is taken as a header, because it begins with a capital")]
    [InlineData("ShowJobStatus,job_id=1,,Status=SUCCESS,,,,", "column check: 'Status' is taken as a header")]
    [InlineData("ShowJobStatus,job_id=1,,Entities.server_group_id=*,,,,", "write 'entities.server_group_id'")]
    [InlineData("CreateProtectionGroup,,404 SDRS.0202,,,,,", "SDRS.0202 is documented with 400, not 404")]
    [InlineData(
        "ShowProtectionGroup,server_group_id=1,,status=Protected,,,,", "'Protected' is not a value of status; did you mean 'protected'?")]
    [InlineData("ShowJobStatus,job_id=1,,status!=DONE,,,,", "'DONE' is not a value of status")]
    [InlineData("ShowJobStatus,job_id=1,,,group=entities.group_id,,,", "column save: the response of ShowJobStatus has no 'group_id'")]
    [InlineData("CreateProtectionGroup,\"name=a, description=b\",,,,,,", "'description=' is part of the value of 'name'")]
    [InlineData("ShowJobStatus,job_id=1,,\"status=SUCCESS, error_code=(none)\",,,,", "separate assignments with semicolons")]
    [InlineData("ShowJobStatus,job_id=1,,job_id~=[,,,,", "'[' is not a regular expression: Unterminated [] set; correct it")]
    [InlineData("{operatoin},,,,,,data/names.csv,", "the data file has no column 'operatoin'; did you mean 'operation'?")]
    [InlineData("ShowJobStatus,job_id={wrong},,,,,data/names.csv,", "and data/names.csv has no such column (it has operation, name, job)")]
    [InlineData("ShowJobStatus,job_id={nam},,,,,data/names.csv,", "variable {nam} is not set; did you mean 'name'?")]
    [InlineData("CreateProtectionGroup,,,,job=job_id,,data/names.csv,", "data/names.csv has a column 'job', whose value replaces {job}")]
    [InlineData(
        "ShowQuota,,,,,,data/nams.csv,",
        "there is no file 'data/nams.csv' in the folder of the scenario file; did you mean 'data/names.csv'?")]
    [InlineData(
        "CreateProtectionGroup,name=(-1 x a),,,,,,", "a.csv:2: error: column with: '-1' is not a number of repetitions in '(-1 x a)'")]
    [InlineData("CreateProtectionGroup,name=(many x a),,,,,,", "column with: 'many' is not a number of repetitions")]
    [InlineData("CreateProtectionGroup,name=(1.5 x a),,,,,,", "column with: '1.5' is not a number of repetitions")]
    [InlineData("CreateProtectionGroup,name=({n} x a),,,,,,", "column with: '{n}' is not a number of repetitions")]
    [InlineData("CreateProtectionGroup,name=(99999999999999999999 x a),,,,,,", "column with: '(99999999999999999999 x a)' is longer than")]
    [InlineData("CreateProtectionGroup,name=(900000000 x a),,,,,,", "column with: '(900000000 x a)' is longer than 64 million")]
    [InlineData("CreateProtectionGroup,name=( 65 x a),,,,,,", "column with: '( 65 x a)' is not a repetition; write (65 x a)")]
    [InlineData("CreateProtectionGroup,X-Long=(-1 x a),,,,,,", "column with: '-1' is not a number of repetitions")]
    [InlineData("ShowQuota,,,a=(x x b),,,,", "column check: 'x' is not a number of repetitions")]
    [InlineData("CreateProtectionGroup,name=(0 x a),,,,,,", "warning: column with: '(0 x a)' repeats its text no time; write (empty)")]
    [InlineData(
        "CreateProtectedInstance,\"server_id={server_a}, name=b; server_group_id=1\",,,,,,",
        "'name=' is part of the value of 'server_id', because it follows a comma")]
    [InlineData("ShowJobStatus,job_id=1,,\"job_id={server_a}, status=SUCCESS\",,,,", "separate assignments with semicolons")]
    [InlineData(
        "CreateProtectedInstance,server_id={server_a},,,,,,",
        "CreateProtectedInstance needs {group}, which no earlier step saves; save it before, or set server_group_id in this cell")]
    [InlineData("ShowProtectionGroup,,,,,,,", "column with: ShowProtectionGroup needs {group}, which no earlier step saves")]
    [InlineData("{call},,,,,,,", "{call} is not possible here, because the scenario has no data file")]
    public async Task A_probable_mistake_is_explained(string row, string expected)
    {
        var text = await LintAsync($"{Heading}\na,1,{row}\n");

        text.ShouldContain(expected);
        text.ShouldNotContain("did you mean 'group'");
        text.ShouldNotContain(": '/");
    }

    [Theory]
    [InlineData("a,1,ListProtectionGroups,X-Name=orders; limit=1,,,,,,")]
    [InlineData("a,1,CreateProtectionGroup,\"name=a; description=b, c and d=e\",400 SDRS.0202,,,,,")]
    [InlineData("a,1,CreateProtectionGroup,\"name=(64 x b); description=\"\"(a x b)\"\"\",,,,,,")]
    [InlineData("a,1,ShowProtectionGroup,server_group_id=1,,status=protected; X-Request-Id=*,,,,")]
    [InlineData("a,1.0,ShowQuota,,200.0,,,,,\na,\"2,0\",ShowQuota,,,,,,,")]
    [InlineData("a,1,DeleteProtectedInstanceTag,protected_instance_id=1; key=a,404 SDRS.2206,,,,,")]
    public async Task A_valid_row_has_no_finding(string rows) =>
        (await LintAsync($"{Heading}\n{rows}\n")).ShouldContain("0 errors, 0 warnings");

    [Theory]
    [InlineData("My tests\n\nscenario,step,call\na,1,ShowQuota\n", 3)]
    [InlineData("My tests,,\nscenario,step,call\na,1,ShowQuota\n", 2)]
    [InlineData("My tests\nscenario;step;call\na;1;ShowQuota\n", 2)]
    [InlineData("My tests,,,,\nTeam A,,,,\nscenario,step,call,with,expect\na,1,ShowQuota,,\n", 3)]
    public async Task A_title_above_the_headings_is_explained(string table, int line) =>
        (await LintAsync(table)).ShouldContain(
            $"a.csv:{line}: error: the headings must be in the first row, but are in this row; delete the rows above it");

    [Fact]
    public async Task Repeated_headings_are_explained()
    {
        (await LintAsync("scenario,step,call\na,1,ShowQuota\nScenario,Step,Call\na,2,ShowQuota\n"))
            .ShouldContain("a.csv:3: error: the row repeats the headings; delete it");
        (await LintAsync("scenario,step,call,Note,note\na,1,ShowQuota,,\n"))
            .ShouldContain("a.csv:1: error: column note: the column occurs twice, as D and as E; remove or rename one");
    }

    [Fact]
    public async Task Merged_cells_give_one_finding_with_the_way_to_correct_them()
    {
        var rows = string.Concat(Enumerable.Range(2, 23).Select(step => $",{step},ShowQuota\n"));
        var names = await LintAsync($"scenario,step,call\na,1,ShowQuota\n{rows}");
        names.ShouldContain("the name of the scenario is missing in 23 rows, in lines 3 to 25");
        names.ShouldContain("fill the names down");

        var calls = await LintAsync("scenario,step,call\n" + string.Concat(Enumerable.Range(1, 9).Select(step => $"a,{step},\n")));
        calls.ShouldContain("the call is missing");
        calls.ShouldContain("the same in line 3, 4, 5 and in 5 more (if the cells of the column are merged");
        calls.Split('\n').Count(line => line.Contains("the call is missing", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Equal_labels_of_data_rows_and_captures_that_one_of_them_uses_are_no_findings()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "data"));
        await File.WriteAllTextAsync(
            Path.Combine(_folder, "data", "d.csv"), "label,id\nx,{group}\nx,1\n", TestContext.Current.CancellationToken);

        (await LintAsync($"{Heading}\na,1,ListProtectionGroups,,,,group=server_groups[0].id,,data/d.csv,\n"
            + "a,2,ShowProtectionGroup,server_group_id={id},,,,,,\n")).ShouldContain("0 errors, 0 warnings");
    }

    [Theory]
    [InlineData("BatchDeleteProtectedInstances", "400 SDRS.1324", "PI-DELETE-09", "")]
    [InlineData("StartFailoverProtectionGroup", "400 ~SDRS.0206", "PG-ACTION-01", "")]
    [InlineData("ShowProtectionGroup", "403 ~APIGW.0302", "ALL-04", "")]
    [InlineData("CreateProtectedInstance", "400 ~SDRS.1013", "PI-CREATE-03", "PI-CREATE-03 is rejected with SDRS.1305, not SDRS.1013")]
    public async Task Codes_and_constraints_are_compared_with_the_catalog(string call, string expect, string covers, string finding)
    {
        var text = await LintAsync($"{Heading}\na,1,ListProtectionGroups,,,,group=server_groups[0].id; instance=server_groups[0].id,,,\n"
            + $"a,2,{call},\"$={{\"\"a\"\":1}}\",{expect},instance={{instance}}; id={{group}},,{covers},,\n");

        text.ShouldContain(finding.Length > 0 ? finding : "0 errors, 0 warnings");
    }

    private async Task<string> LintAsync(string table)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "data"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "a.csv"), table, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(_folder, "data", "names.csv"),
            "operation,name,job\nListProtectionGroups,x,1\n", TestContext.Current.CancellationToken);
        return (await CliHarness.RunAsync("lint", _folder)).Text;
    }
}
