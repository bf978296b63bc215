using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using NJsonSchema;
using SdrsMock.Conformance.Mutants;
using SdrsMock.Conformance.Mutants.Reports;
using Shouldly;

namespace SdrsMock.Conformance.Tests;

/// <summary>The reports of a run against mutants.</summary>
public sealed class MutantReportTests
{
    [Fact]
    public async Task The_JSON_report_matches_its_schema()
    {
        var schema = await JsonSchema.FromJsonAsync(MutantJsonReport.Schema(), TestContext.Current.CancellationToken);

        schema.Validate(Write(MutantJsonReport.Write)).ShouldBeEmpty();
        schema.Validate(Write(MutantJsonReport.Write).Replace("not_reached", "never", StringComparison.Ordinal)).ShouldNotBeEmpty();
    }

    [Fact]
    public void A_report_counts_bugs_and_later_changes_apart()
    {
        var report = Sample();

        (report.Bugs.Noticed, report.Bugs.Unnoticed, report.Bugs.NotReached, report.Bugs.TimedOut, report.Bugs.Excused)
            .ShouldBe((1, 2, 1, 1, 1));
        (report.Evolution!.Survived, report.Evolution.NotSurvived).ShouldBe((1, 1));
        report.IsEnough.ShouldBeFalse("33 per cent are less than 90");
    }

    [Fact]
    public void A_sentence_says_what_would_happen()
    {
        var sentences = Sample().Mutants.ToDictionary(entry => entry.Id, entry => entry.Sentence);

        sentences["PI-CREATE-03:skip"].ShouldBe(
            $"If CreateProtectedInstance forgot PI-CREATE-03 ({Schemas.Catalog.Constraint("PI-CREATE-03")!.Statement.TrimEnd('.')}), " +
                "none of your tests would notice.");
        sentences["UpdateProtectionGroupName:lost"].ShouldBe(
            "If UpdateProtectionGroupName succeeds and changes nothing, none of your tests would notice.");
        sentences["CreateProtectionGroup:job-stuck"].ShouldBe(
            "If the job of CreateProtectionGroup never ends, your tests would not end in time.");
        sentences["ShowQuota:new-member"]!.ShouldContain("although a later version of the service may do this");
        sentences["ShowJobStatus:count-off"].ShouldBeNull();
    }

    [Fact]
    public void The_console_shows_what_to_do_the_table_and_the_score()
    {
        var output = new StringWriter();
        var console = new MutantConsoleReport(output, Sample());
        console.Write();
        console.WriteVerdict();

        var text = output.ToString();
        text.ShouldContain("unnoticed: PI-CREATE-03:skip");
        text.ShouldContain("scenarios/a.csv:7 shows it: CreateProtectedInstance: expect 400, got 200");
        text.ShouldContain("not reached: ListReplications (1)");
        text.ShouldContain("timed out: CreateProtectionGroup:job-stuck");
        text.ShouldContain("excused: DeleteFailureJob:lost: we never delete them");
        text.ShouldContain("not survived: ShowQuota:new-member");
        text.ShouldContain("1 of 3 bugs noticed (33.3 %)");
        text.ShouldContain("1 of 2 later changes survived");
        text.ShouldContain("2 mutants were not run: the budget is used up");
        text.ShouldContain("Fewer than the 90 % of --min-noticed");
    }

    [Fact]
    public void The_Markdown_report_has_the_matrix_of_operations_and_families()
    {
        var text = Write(MutantMarkdownReport.Write);

        text.ShouldContain("| operation | rule | write | read | job |");
        text.ShouldContain("| CreateProtectedInstance | 0/1 |");
        text.ShouldContain("| ListReplications |  |  | not reached |  |");
    }

    [Fact]
    public void The_JUnit_report_fails_for_each_unnoticed_mutant()
    {
        var xml = XDocument.Parse(Write(MutantJUnitReport.Write)).Root!;

        xml.Attribute("failures")!.Value.ShouldBe("3", "two unnoticed bugs and a change that is not survived");
        xml.Attribute("errors")!.Value.ShouldBe("1", "what timed out");
        xml.Descendants("failure").First().Attribute("message")!.Value.ShouldContain("none of your tests would notice");
        xml.Descendants("skipped").Select(skipped => skipped.Attribute("message")!.Value)
            .ShouldBe(["excused: we never delete them", "not reached"], ignoreOrder: true);
    }

    [Fact]
    public void The_Stryker_report_has_a_file_for_each_chapter_and_the_documented_statuses()
    {
        using var json = JsonDocument.Parse(Write(StrykerReport.Write));
        var root = json.RootElement;

        root.GetProperty("schemaVersion").GetString().ShouldBe("2");
        var mutants = root.GetProperty("files").EnumerateObject().SelectMany(file =>
        {
            var lines = file.Value.GetProperty("source").GetString()!.Split('\n');
            return file.Value.GetProperty("mutants").EnumerateArray().Select(mutant => (Mutant: mutant, Line: lines[
                mutant.GetProperty("location").GetProperty("start").GetProperty("line").GetInt32() - 1]));
        }).ToDictionary(pair => pair.Mutant.GetProperty("id").GetString()!);
        mutants.Count.ShouldBe(Sample().Mutants.Count);
        mutants["PI-CREATE-03:skip"].Line.ShouldStartWith("  PI-CREATE-03: ");
        mutants["UpdateProtectionGroupName:lost"].Line.ShouldBe("UpdateProtectionGroupName");
        mutants.ToDictionary(pair => pair.Key, pair => pair.Value.Mutant.GetProperty("status").GetString()).ShouldBe(
            new Dictionary<string, string?>
            {
                ["PI-CREATE-03:skip"] = "Survived",
                ["UpdateProtectionGroupName:lost"] = "Survived",
                ["ShowJobStatus:count-off"] = "Killed",
                ["ListReplications:count-off"] = "NoCoverage",
                ["CreateProtectionGroup:job-stuck"] = "Timeout",
                ["DeleteFailureJob:lost"] = "Ignored",
                ["ShowQuota:new-member"] = "Survived",
                ["ShowQuota:reordered"] = "Killed",
            }, ignoreOrder: true);
    }

    [Fact]
    public void The_HTML_report_shows_foreign_text_as_text()
    {
        var text = Write(MutantHtmlReport.Write);

        text.ShouldContain("33.3 % of the bugs noticed");
        text.ShouldContain("make test &lt;b&gt;");
        text.ShouldNotContain("<b>");
    }

    /// <summary>A report with each outcome.</summary>
    internal static MutantRunReport Sample()
    {
        MutantResult[] results =
        [
            new(new("PI-CREATE-03:skip", "rule", "CreateProtectedInstance", "PI-CREATE-03", "x"), MutantOutcome.Unnoticed, Played: 1),
            new(New("UpdateProtectionGroupName:lost", "write", "UpdateProtectionGroupName succeeds and changes nothing"),
                MutantOutcome.Unnoticed, Played: 1),
            new(New("ShowJobStatus:count-off", "read", "x"), MutantOutcome.Noticed, "s", 1) { Row = "a.csv:3" },
            new(New("ListReplications:count-off", "read", "ListReplications counts one item too many"), MutantOutcome.NotReached),
            new(New("CreateProtectionGroup:job-stuck", "job", "The job of CreateProtectionGroup never ends"),
                MutantOutcome.TimedOut, Played: 1),
            new(New("DeleteFailureJob:lost", "write", "x"), MutantOutcome.Excused) { Reason = "we never delete them" },
            new(New("ShowQuota:new-member", Mutant.Evolution, "The response of ShowQuota has a new member"), MutantOutcome.Noticed,
                Played: 1),
            new(New("ShowQuota:reordered", Mutant.Evolution, "x"), MutantOutcome.Unnoticed, Played: 1),
        ];
        var witness = new MutantWitness(
            "curl -X POST 'http://127.0.0.1:5080/v1'", "scenario,step,call\ns,1,CreateProtectedInstance\n", "scenarios/a.csv:7",
            "CreateProtectedInstance: expect 400, got 200");
        return MutantReportBuilder.Build(
            results, new Dictionary<string, MutantWitness> { ["PI-CREATE-03:skip"] = witness },
            MutantReportBuilder.Empty("make test <b>", "tests", DateTimeOffset.UnixEpoch, TimeSpan.FromSeconds(3)) with
            {
                NotRun = 2,
                Minimum = 90,
            });
    }

    private static Mutant New(string id, string family, string description) => new(id, family, id.Split(':')[0], null, description);

    private static string Write(Action<MutantRunReport, Stream> write)
    {
        using var stream = new MemoryStream();
        write(Sample(), stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
