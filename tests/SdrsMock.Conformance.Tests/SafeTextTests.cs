using SdrsMock.Conformance.Cli;
using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Http;
using SdrsMock.Conformance.Lint;
using SdrsMock.Conformance.Reports;
using SdrsMock.Conformance.Reports.Model;
using SdrsMock.Conformance.Scenarios;
using SdrsMock.Conformance.Tests.Support;
using Shouldly;

namespace SdrsMock.Conformance.Tests;

/// <summary>Foreign text cannot forge a line of an output, a command of a build server, or a command of a terminal.</summary>
public sealed class SafeTextTests
{
    private const string Hostile =
        "x\n::error file=x::FORGED\n\u00A0::stop-commands::t\r\n##[group]FORGED\n##vso[task.setvariable variable=PATH]evil\n" +
        "FORGED line\u001b[2J\u001b]52;c;eA==\u0007\u009b2J\u202Etxt\u200B\u2028::error::FORGED\rFORGED";

    private static readonly Dictionary<string, Func<RunReport, string>> s_writers = new()
    {
        ["console"] = run => Write(output =>
        {
            new ConsoleReport(output, new(false)).Write(run);
            new ConsoleReport(output, new(false)).WriteVerdict(run);
        }),
        ["markdown"] = run => Write(output => new MarkdownReport(output).Write(run)),
        ["github"] = run => Write(output => GitHubReport.Write(SourceDiagnostic.FromReport(run), output)),
        ["failure"] = run => string.Join('\n', run.Failures.Select(FailureFormatter.Format)),
        ["lint"] = _ => LintFinding.CreateWarning("a\u001b\n::error::x.csv", 1, null, Hostile).ToString(),
        ["error"] = _ => CommandError.FromException(new UsageException(Hostile))!.Message,
        ["scenario error"] = _ =>
            CommandError.FromException(new ScenarioFileException([new(Hostile, 1, Hostile, Hostile)]))!.Message,
    };

    public static TheoryData<string> Writers => [.. s_writers.Keys];

    [Theory]
    [MemberData(nameof(Writers))]
    public void No_output_lets_foreign_text_act(string writer)
    {
        var text = s_writers[writer](CreateRun());

        text.ShouldContain("<U+001B>");
        text.ShouldContain("<U+202E>");
        text.Where(character => char.IsControl(character) && character is not ('\n' or '\r')).ShouldBeEmpty();
        text.ReplaceLineEndings("\n").ShouldNotContain('\r');
        text.ShouldNotContain("##[");
        text.ShouldNotContain("##vso[");
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        lines.Where(line => line.StartsWith("FORGED", StringComparison.Ordinal)).ShouldBeEmpty();
        var commands = lines.Where(line => line.TrimStart().StartsWith("::", StringComparison.Ordinal)).ToList();
        commands.Where(line => writer != "github" || !IsAnnotation(line)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("::error::x", ": :error::x")]
    [InlineData(" \t::x", " \t: :x")]
    [InlineData("http://[::1]:80/", "http://[::1]:80/")]
    [InlineData("##[x] ##VSO[y]", "## [x] ## VSO[y]")]
    [InlineData("a\u00ADb\uFEFF\uDB40\uDC41\u3164", "a<U+00AD>b<U+FEFF><U+E0041><U+3164>")]
    [InlineData("Prüfung 保護 \uD83D\uDE00", "Prüfung 保護 \uD83D\uDE00")]
    public void Invisible_characters_are_shown_and_commands_defused(string text, string shown) => SafeText.ForLine(text).ShouldBe(shown);

    [Fact]
    public async Task A_target_that_sends_commands_is_reported_harmlessly()
    {
        await using var target = await FakeTargetServer.StartAsync(_ => (500, Hostile));
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var file = Path.Combine(folder.FullName, "a.csv");
            await File.WriteAllTextAsync(file, "scenario,step,call\na,1,ShowQuota\n", TestContext.Current.CancellationToken);

            var (exit, text) = await CliHarness.RunAsync(
                "run", file, "--endpoint", $"{target.Url}", "--project", CliHarness.Project, "--token", "a-token-of-some-length");

            exit.ShouldBe(1, text);
            text.ShouldNotContain('\u001b');
            text.Split('\n').Where(line => line.TrimStart().StartsWith("::", StringComparison.Ordinal)).ShouldBeEmpty();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static bool IsAnnotation(string line) =>
        line.StartsWith("::error file=x%0A%3A %3A", StringComparison.Ordinal)
        || line.StartsWith("::notice file=x%0A%3A %3A", StringComparison.Ordinal);

    private static RunReport CreateRun()
    {
        var scenario = CliHarness.SingleScenario("scenario,step,call\na,1,ShowQuota\n");
        var hostile = new Scenario(
            Hostile, Hostile, [new Step(scenario.Steps[0].Target) { Row = 2, Number = 1, Note = Hostile }]);
        var exchange = new HttpExchange(
            new("GET", "/", [], null, null), "http://sdrs.example/", [], 500, new Dictionary<string, string>(), Hostile, null, default);
        var step = new StepResult
        {
            Step = hostile.Steps[0],
            Outcome = Outcome.Failed,
            Failures = [Hostile],
            Findings = [Hostile],
            Exchange = exchange,
        };
        var failed = new ScenarioResult(hostile, Outcome.Failed, null, [step], [Hostile], default);
        return ReportBuilder.Build(new([failed, failed with { Outcome = Outcome.Skipped, Reason = Hostile }], Hostile, default));
    }

    private static string Write(Action<StringWriter> write)
    {
        var output = new StringWriter();
        write(output);
        return $"{output}";
    }
}
