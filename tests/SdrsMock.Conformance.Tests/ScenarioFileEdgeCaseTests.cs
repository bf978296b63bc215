using System.Text;
using SdrsMock.Conformance.Scenarios;
using SdrsMock.Conformance.Tests.Support;
using Shouldly;

namespace SdrsMock.Conformance.Tests;

/// <summary>
/// What spreadsheets and editors make of a file: it is read all the same, or rejected in a sentence with its
/// place.
/// </summary>
public sealed class ScenarioFileEdgeCaseTests : IDisposable
{
    private const string Table = "scenario,step,call,data\na,1,ShowQuota,second.csv\n";

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("scenario,step,call,with\ra,1,ListProtectionGroups,limit=1; offset=0; name=x; status=available\r")]
    [InlineData("# remarks; with; semicolons\n\nscenario,step,call,with\na,1,ListProtectionGroups,limit=1; offset=0; name=x; " +
        "status=available\n")]
    [InlineData("\r\n\r\nscenario;step;call;with\r\na;1;ListProtectionGroups;\"limit=1; offset=0; name=x; status=available\"\r\n")]
    [InlineData("sep=\t\nscenario\tstep\tcall\twith\na\t1\tListProtectionGroups\tlimit=1; offset=0; name=x; status=available\n")]
    [InlineData("SEP=|\r\nscenario|step|call|with\r\na|1|ListProtectionGroups|limit=1; offset=0; name=x; status=available\r\n")]
    [InlineData("scenario,step,call,with,,\na,1,ListProtectionGroups,limit=1; offset=0; name=x; status=available,,\n")]
    public void The_header_determines_the_separator(string table) =>
        CliHarness.SingleScenario(table).Steps
            .Single().With
            .Select(item => item.ToString())
            .ShouldBe(["limit=1", "offset=0", "name=x", "status=available"]);

    [Theory]
    [InlineData(
        "sep=\"\nscenario,step,call\na,1,ShowQuota\n", "1: 'sep=\"' names no separator; write sep=, or sep=; or remove the line")]
    [InlineData("sep=#\nscenario#step#call\na#1#ShowQuota\n", "1: 'sep=#' names no separator; write sep=, or sep=; or remove the line")]
    [InlineData("sep=€\nscenario€step€call\na€1€ShowQuota\n", "1: 'sep=€' names no separator; write sep=, or sep=; or remove the line")]
    [InlineData("sep=\r\nscenario,step,call\na,1,ShowQuota\n", "1: 'sep=' names no separator; write sep=, or sep=; or remove the line")]
    [InlineData("PK\u0003\u0004rest of a workbook", "1: the file is a workbook with the extension .csv; save it as 'CSV UTF-8'")]
    [InlineData(
        "scenario,step,call,with,,\na,1,ListProtectionGroups,name=x,limit=1,\n",
        "2: 'limit=1' is below a column without a name; put a cell that contains ',' in double quotes")]
    [InlineData(
        "scenario,step,call\na,1,\n",
        "2: column call: the call is missing; write an operation, a mock: call, or a method and a path")]
    [InlineData(
        "scenario,step,call\na,1,Show\aQuota\n", "2: column call: unknown operation 'Show<U+0007>Quota'; did you mean 'ShowQuota'?")]
    [InlineData(
        "scenario,step,\"ca\nll\"\na,1,ShowQuota\n",
        "1: column ca ll: unknown column; did you mean 'call'?\ntable.csv:1: column call: the column is missing; add it to the header")]
    [InlineData(
        "scenario,step,call,expect\na,1,ShowQuota,400 ~\n",
        "2: column expect: '400 ~' is not an expectation; write an HTTP status, or a status and an error code such as '400 SDRS.1305'")]
    [InlineData(
        "scenario,step,call,save\na,1,ShowJobStatus,{job}=job_id\n",
        "2: column save: '{job}' is not the name of a variable; write it without braces and blanks, as in group=job_id")]
    [InlineData(
        "scenario,step,call,save\na,1,ShowJobStatus,my job=job_id\n",
        "2: column save: 'my job' is not the name of a variable; write it without braces and blanks, as in group=job_id")]
    [InlineData(
        "scenario,step,call,with\na,1,ShowQuota,X Y=1\n",
        "2: column with: 'X Y' is not the name of a header; use letters, digits and '-'")]
    [InlineData(
        "scenario,step,call,with\na,1,GET /v1,X:Y=1\n",
        "2: column with: 'X:Y' is not the name of a header; use letters, digits and '-'")]
    public void Unreadable_content_is_rejected_with_its_location(string table, string sentence) =>
        Should.Throw<ScenarioFileException>(() => CliHarness.Scenarios(table)).Message
            .ReplaceLineEndings("\n")
            .ShouldBe($"table.csv:{sentence}");

    [Theory]
    [InlineData("name,name\na,b\n", "second.csv:1: column name: the column occurs twice; remove or rename one")]
    [InlineData("name,other\n", "second.csv:1: the data file has no rows; add one for each run of the scenario")]
    [InlineData("", "second.csv:1: the data file has no rows; add one for each run of the scenario")]
    [InlineData("name,\na,b\n", "second.csv:2: 'b' is below a column without a name; put a cell that contains ',' in double quotes")]
    public async Task An_invalid_data_table_is_reported_with_its_location(string second, string sentence)
    {
        await WriteAsync("second.csv", second);

        await BothRejectAsync(Table, sentence);
    }

    [Theory]
    [InlineData(".", "a.csv:2: column data: ")]
    [InlineData("no.csv", "a.csv:2: column data: there is no file 'no.csv' in the folder of the scenario file")]
    [InlineData("a\0b", "a.csv:2: column data: 'a<U+0000>b' is not the name of a file; correct it")]
    public async Task A_missing_data_table_is_reported_where_it_is_named(string data, string sentence) =>
        await BothRejectAsync(Table.Replace("second.csv", data, StringComparison.Ordinal), sentence);

    [Fact]
    public async Task Columns_without_a_name_in_a_data_table_are_ignored()
    {
        await WriteAsync("second.csv", "name,,\nx,,\n");
        await WriteAsync("a.csv", Table);

        ScenarioFile.Load(Path.Combine(_folder, "a.csv")).Single().Name.ShouldBe("a[x]");
    }

    [Theory]
    [InlineData("500.", "\"500.\"")]
    [InlineData("-.5", "\"-.5\"")]
    [InlineData("-Infinity", "\"-Infinity\"")]
    [InlineData("007", "\"007\"")]
    [InlineData("-0.5e+3", "-0.5e+3")]
    [InlineData("1e999", "1e999")]
    public async Task A_number_that_is_invalid_in_JSON_is_sent_as_text(string cell, string sent)
    {
        await using var target = await FakeTargetServer.StartAsync(_ => (400, "{}"));
        await WriteAsync("a.csv", $"scenario,step,call,with,expect\na,1,ExpandReplication,replication_id=r; new_size={cell},400\n");

        var (exit, text) = await CliHarness.RunAsync(
            "run", Path.Combine(_folder, "a.csv"), "--endpoint", $"{target.Url}", "--project", CliHarness.Project, "--token",
            "a-token-of-some-length", "--allow-writes");

        exit.ShouldBe(0, text);
        target.Requests.Single().ShouldEndWith("{\"extend-replication\":{\"new_size\":" + sent + "}}");
    }

    [Fact]
    public async Task Data_tables_are_not_scenarios()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "chapter", "data"));
        await WriteAsync("a.csv", Table.Replace("second.csv", "", StringComparison.Ordinal));
        await WriteAsync(Path.Combine("chapter", "b.csv"), Table.Replace("second.csv", "", StringComparison.Ordinal));
        await WriteAsync(Path.Combine("chapter", "data", "second.csv"), "name\nx\n");

        ScenarioFile.LoadAll(_folder).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("\"\"\\ud800\"\"", "is not valid JSON; write an intentionally broken body after $=")]
    [InlineData("(json \"\"\\ud800\"\")", "is not valid JSON; write an intentionally broken body after $=")]
    public async Task A_value_that_cannot_be_sent_breaks_only_its_scenario(string value, string sentence)
    {
        await WriteAsync("a.csv", $"scenario,step,call,with,expect\na,1,CreateProtectionGroup,\"name={value}\",400\nb,1,ShowQuota,,200\n");

        var (exit, text) = await CliHarness.RunAsync("run", Path.Combine(_folder, "a.csv"));

        exit.ShouldBe(3, text);
        text.ShouldContain(sentence);
        text.ShouldContain("2 scenarios (1 passed, 1 broken)");
    }

    [Fact]
    public async Task Lint_reports_invisible_characters()
    {
        await WriteAsync("a.csv", "scenario,step,call,check\na,1,ShowQuota,resources#=2\u0007\n");

        (await CliHarness.RunAsync("lint", Path.Combine(_folder, "a.csv"))).Text.ShouldContain(
            "a.csv:2: warning: column check: the cell contains an invisible character (U+0007); retype it");
    }

    private Task WriteAsync(string name, string text) =>
        File.WriteAllTextAsync(Path.Combine(_folder, name), text, new UTF8Encoding(false), TestContext.Current.CancellationToken);

    private async Task BothRejectAsync(string table, string sentence)
    {
        // The mark of UTF-16 is looked for in the beginning only.
        await WriteAsync("a.csv", "# " + new string('-', 80) + "\n" + table);
        foreach (var command in new[] { "run", "lint" })
        {
            var (exit, text) = await CliHarness.RunAsync(command, Path.Combine(_folder, "a.csv"));

            exit.ShouldBe(3, text);
            text.Replace("error: ", "", StringComparison.Ordinal).ShouldContain(
                Path.Combine(_folder, sentence.Replace("a.csv:2", "a.csv:3", StringComparison.Ordinal)));
            text.ShouldNotContain("   at ");
        }
    }
}
