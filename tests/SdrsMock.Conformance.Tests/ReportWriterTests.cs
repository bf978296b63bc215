using System.Text;
using System.Xml;
using System.Xml.Schema;
using NJsonSchema;
using SdrsMock.Conformance.Cli;
using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Reports;
using SdrsMock.Conformance.Reports.Html;
using SdrsMock.Conformance.Reports.Model;
using SdrsMock.Conformance.Tests.Support;
using Shouldly;

namespace SdrsMock.Conformance.Tests;

public sealed class ReportWriterTests
{
    private static readonly Dictionary<string, Func<RunReport, string>> s_writers = new()
    {
        ["junit"] = run => Written(stream => JUnitReport.Write(run, stream)),
        ["trx"] = run => Written(stream => TrxReport.Write(run, stream)),
        ["sarif"] = run => Written(stream => SarifReport.Write(SourceDiagnostic.FromReport(run), stream)),
        ["json"] = run => Written(stream => JsonReport.Write(run, stream)),
        ["markdown"] = run => Written(stream => MarkdownReport.Write(run, stream)),
        ["html"] = run => Written(stream => HtmlReport.Write(run, stream)),
        ["github"] = run => Texted(text => GitHubReport.Write(SourceDiagnostic.FromReport(run), text)),
        ["console"] = run => Texted(text => new ConsoleReport(text, new(true)).Write(run)) + Texted(
            text => new ConsoleReport(text, new(false)).WriteVerdict(run)),
    };

    public static TheoryData<string> Writers => [.. s_writers.Keys];

    [Theory]
    [MemberData(nameof(Writers))]
    public void No_report_shows_a_secret(string writer)
    {
        var text = s_writers[writer](SampleRuns.Report());

        text.ShouldContain("ShowQuota");
        foreach (var secret in SampleRuns.Secrets)
        {
            text.ShouldNotContain(secret);
        }
    }

    [Fact]
    public void The_exception_of_a_failed_scenario_shows_no_secret()
    {
        var failed = SampleRuns.Awkward().Results[0];

        var thrown = Should.Throw<ConformanceException>(failed.ThrowUnlessPassed);

        thrown.Message.ShouldContain("ShowQuota");
        thrown.Message.ShouldNotContain(SampleRuns.Token);
    }

    [Fact]
    public void The_JUnit_report_is_valid() => ValidateXml("junit.xsd", null, s_writers["junit"](SampleRuns.Report()));

    [Fact]
    public void The_TRX_report_is_valid() => ValidateXml("trx.xsd", TrxReport.Namespace, s_writers["trx"](SampleRuns.Report()));

    [Fact]
    public async Task The_SARIF_report_is_valid() =>
        Validate(
            await JsonSchema.FromFileAsync(
                Path.Combine(AppContext.BaseDirectory, "forms", "sarif.json"), TestContext.Current.CancellationToken),
            s_writers["sarif"](SampleRuns.Report()));

    [Fact]
    public async Task The_JSON_report_matches_its_schema_and_can_be_read()
    {
        var text = s_writers["json"](SampleRuns.Report());

        Validate(await JsonSchema.FromJsonAsync(JsonReport.Schema(), TestContext.Current.CancellationToken), text);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        JsonReport.Read(stream).Results[0].Steps[0].Response!.Status.ShouldBe(200);
    }

    [Fact]
    public void The_HTML_report_needs_no_network_and_escapes_responses()
    {
        var page = s_writers["html"](SampleRuns.Report());

        page.ShouldStartWith("<!DOCTYPE html");
        page.ShouldContain("odd, &lt;b&gt;name&lt;/b&gt;");
        page.ShouldNotContain("src=\"");
        page.ShouldNotContain("<link");
        page.ShouldContain("default-src 'none'");
    }

    [Fact]
    public void The_HTML_report_has_title_build_and_row_and_links_constraints()
    {
        var run = SampleRuns.Report();
        var step = run.Results[0].Steps[0] with
        {
            Covers = ["PG-GET-01"],
            Cells = [new("with", "a=<b>"), new("check", "status=SUCCESS")],
            Rejection = new("PG-GET-01", "The statement", null, "{server_group_id}", "\"x\"", null),
        };
        var described = run with
        {
            Title = "Night <run>",
            BuildUrl = "https://ci.example/7",
            Edition = "otc",
            TargetVersion = "1.2.3",
            Results = [run.Results[0] with { Steps = [step] }],
        };

        var page = s_writers["html"](described);

        string[] parts =
        [
            "Night &lt;run&gt;", "href=\"https://ci.example/7\"", "<dd>otc</dd>", "version 1.2.3", "<dd>table.csv</dd>",
            "<dt>with</dt><dd>a=&lt;b&gt;</dd>", "<dt>check</dt><dd>status=SUCCESS</dd>", "href=\"#c-PG-GET-01\"", "id=\"c-PG-GET-01\"",
            "The target or the expectation is wrong.", "rejected by ",
        ];
        parts.ShouldAllBe(part => page.Contains(part, StringComparison.Ordinal), page);
        s_writers["html"](described with { BuildUrl = "javascript:alert(1)" }).ShouldNotContain("javascript:");
    }

    [Fact]
    public void The_steps_of_passed_scenarios_take_little_room_in_the_HTML_report()
    {
        var run = SampleRuns.Report();
        var passed = run.Results.Single(scenario => scenario.Outcome is Outcome.Passed);

        var one = s_writers["html"](run with { Results = [passed] }).Length;
        var many = s_writers["html"](run with { Results = [.. Enumerable.Repeat(passed, 200)] }).Length;

        ((many - one) / 199).ShouldBeLessThan(1000);
    }

    [Theory]
    [InlineData(
        "junit", "<testsuites name=\"SDRS conformance\" tests=\"4\" failures=\"1\" errors=\"1\" time=", "<failure ",
        "type=\"target\"", "<error ", "type=\"table\"", "<skipped ")]
    [InlineData(
        "trx", "outcome=\"Failed\"", "outcome=\"Passed\"", "outcome=\"Error\"", "outcome=\"NotExecuted\"",
        "<Counters total=\"4\" executed=\"3\" passed=\"1\" failed=\"1\" error=\"1\" notExecuted=\"1\"")]
    [InlineData("markdown", "| table.csv | 4 | 1 | 1 | 1 | 1 |", "## Failures", "## Skipped", "## Findings", "## Left behind")]
    [InlineData(
        "console", "table.csv      4       1       1       1        1", "Skipped\u001b[0m\n", "Findings\u001b[0m\n",
        "Left behind\u001b[0m\n  group g")]
    public void A_report_counts_each_outcome_and_contains_all_sections(string writer, params string[] parts)
    {
        var text = s_writers[writer](SampleRuns.Report()).ReplaceLineEndings("\n");

        parts.ShouldAllBe(part => text.Contains(part, StringComparison.Ordinal), text);
    }

    [Fact]
    public void Annotations_are_escaped_and_capped()
    {
        var finding = new SourceDiagnostic("wrong", "error", "a,b:c.csv", 3, "50%", "two\r\nlines");

        var lines = Texted(
            text => GitHubReport.Write(Enumerable.Repeat(finding, 12), text))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);

        lines[0].TrimEnd().ShouldBe("::error file=a%2Cb%3Ac.csv,line=3,title=50%25::two%0Alines");
        lines.Length.ShouldBe(11);
    }

    [Fact]
    public void Outcomes_are_counted_separately_and_the_worst_decides_the_verdict()
    {
        var run = SampleRuns.Report();

        run.Scenarios.ShouldBe(new(4, 1, 1, 1, 1, 0));
        run.Steps.ShouldBe(new(4, 1, 1, 1, 0, 1));
        run.Verdict.ShouldBe(Verdict.DoesNotConform);
        Verdicts(Outcome.Broken).ShouldBe(Verdict.BrokenScenarios);
        Verdicts(Outcome.Passed).ShouldBe(Verdict.CoverageTooLow);
    }

    [Fact]
    public async Task Reports_are_written_to_the_files_of_options_and_build_server()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            string[] kinds = ["junit", "html", "json", "markdown", "trx", "sarif"];
            var summary = Path.Combine(folder, "summary.md");
            var outputContext = new OutputContext(
                name => name == "GITHUB_ACTIONS" ? "true" : name == "GITHUB_STEP_SUMMARY" ? summary : null, null);

            var (exit, text) = await CliHarness.RunAsync(
                outputContext,
                [
                    "run", Path.Combine(GoldenFile.Folder, "failing-scenarios.csv"),
                    .. kinds.SelectMany(kind => new[] { $"--{kind}", Path.Combine(folder, "deep", kind) }),
                ]);

            exit.ShouldBe(1);
            kinds.ShouldAllBe(kind => new FileInfo(Path.Combine(folder, "deep", kind)).Length > 500);
            File.ReadAllText(summary).ShouldStartWith("# DOES NOT CONFORM");
            text.ShouldContain("::error file=");
            kinds.ShouldAllBe(kind => text.Contains($" report written to {Path.Combine(folder, "deep", kind)}", StringComparison.Ordinal));
            text.TrimEnd().Split('\n')[^1].ShouldStartWith("DOES NOT CONFORM");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [MemberData(nameof(Writers))]
    public void No_report_says_conforms_when_every_scenario_was_skipped(string writer)
    {
        var run = SampleRuns.Awkward();
        var report = ReportBuilder.Build(
            run with { Results = [.. Enumerable.Repeat(run.Results[3] with { LeftBehind = [] }, 2)], MinimumCoverage = null });

        var text = s_writers[writer](report);

        report.Verdict.ShouldBe(Verdict.NothingRun);
        report.Summary.ShouldStartWith("NOTHING RUN: 2 scenarios skipped, 1.5 s, against ");
        text.ShouldNotContain("conforms", Case.Insensitive);
        ExitCodes.FromVerdict(report.Verdict).ShouldBe(2);
        ExitCodes.FromVerdict(report.Verdict, allowsEmpty: true).ShouldBe(0);
        if (writer is "console" or "html" or "markdown" or "json" or "trx")
        {
            text.ShouldContain("nothing run", Case.Insensitive);
        }
    }

    [Fact]
    public async Task A_run_with_only_skipped_scenarios_says_so_and_fails()
    {
        await using var target = await FakeTargetServer.StartAsync(_ => (500, ""));

        string[] arguments =
        [
            "run", Path.Combine(GoldenFile.Folder, "protection-group.csv"), "--endpoint", $"{target.Url}", "--project", CliHarness.Project,
            "--token", "a-token-of-some-length",
        ];
        var (exit, text) = await CliHarness.RunAsync(arguments);

        exit.ShouldBe(2, text);
        (await CliHarness.RunAsync([.. arguments, "--allow-empty"])).Exit.ShouldBe(0);
        text.ShouldContain("NOTHING RUN: 2 scenarios skipped, ");
        text.ShouldNotContain("CONFORMS");
    }

    private static Verdict Verdicts(Outcome outcome)
    {
        var run = SampleRuns.Awkward();
        return ReportBuilder.Build(run with { Results = [run.Results[1] with { Outcome = outcome }], MinimumCoverage = 99 }).Verdict;
    }

    private static void ValidateXml(string form, string? space, string xml)
    {
        var wrong = new List<string>();
        var settings = new XmlReaderSettings
        {
            ValidationType = ValidationType.Schema,
            ValidationFlags = XmlSchemaValidationFlags.ReportValidationWarnings,
        };
        settings.Schemas.Add(space, Path.Combine(AppContext.BaseDirectory, "forms", form));
        settings.ValidationEventHandler += (_, problem) => wrong.Add(problem.Message);
        using var reader = XmlReader.Create(new StringReader(xml), settings);
        while (reader.Read())
        {
        }

        wrong.ShouldBeEmpty();
    }

    private static void Validate(JsonSchema schema, string json) => schema.Validate(json).Select(error => error.ToString()).ShouldBeEmpty();

    private static string Written(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string Texted(Action<TextWriter> write)
    {
        using var text = new StringWriter();
        write(text);
        return text.ToString();
    }
}
