using System.Globalization;
using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Http;
using SdrsMock.Conformance.Reports.Model;

namespace SdrsMock.Conformance.Reports;

/// <summary>Makes of a run what may be shown: everything that a writer sees has lost its secrets here.</summary>
internal sealed class ReportBuilder
{
    /// <summary>More of a body is not kept.</summary>
    public const int MaxBodyCharacters = 64 << 10;

    private readonly Redactor _redactor;

    private ReportBuilder(Redactor redactor) => _redactor = redactor;

    public static RunReport Build(RunResult run)
    {
        var builder = new ReportBuilder(Redactor.For(run.Results, run.Secrets));
        var coverage = CoverageBuilder.Build(run.Results, run.Mock);
        var stories = Counts.FromOutcomes(run.Results.Select(result => result.Outcome));
        var steps = Counts.FromOutcomes(run.Results.SelectMany(result => result.Steps).Select(step => step.Outcome));
        var leftBehind = run.Results.SelectMany(result => result.LeftBehind).Concat(run.LeftBehind).Select(builder._redactor.Text).ToList();
        var verdict = GetVerdict(stories, leftBehind.Count, coverage.Constraints.Percent < run.MinimumCoverage);
        return new()
        {
            Tool = $"{ProductInfo.Name} {ProductInfo.Version}",
            Verdict = verdict,
            Summary = string.Create(CultureInfo.InvariantCulture,
                $"{Describe(verdict)}: {Numbers(verdict, stories, steps)}, " +
                    $"{Missed(verdict, coverage, run)}{run.Elapsed.TotalSeconds:0.0} s, against {run.Target}"),
            Target = run.Target,
            Seed = run.Seed,
            Started = run.Started,
            Seconds = run.Elapsed.TotalSeconds,
            MinimumCoverage = run.MinimumCoverage,
            Scenarios = stories,
            Steps = steps,
            Coverage = coverage,
            Findings = [.. run.Results.SelectMany(result => result.Steps, (result, step) => (result, step))
                .SelectMany(
                    pair => pair.step.Findings,
                    (pair, finding) => $"{pair.result.Scenario.File}:{pair.step.Step.Row}  {builder._redactor.Text(finding)}")],
            LeftBehind = leftBehind,
            Results = [.. run.Results.Select(builder.BuildScenarioReport)],
        };
    }

    /// <summary>One story alone, as a test that plays it wants to see it.</summary>
    public static ScenarioReport BuildScenario(ScenarioResult result) =>
        new ReportBuilder(Redactor.For([result])).BuildScenarioReport(result);

    public static string Describe(Verdict verdict) => verdict switch
    {
        Verdict.Conforms => "CONFORMS",
        Verdict.DoesNotConform => "DOES NOT CONFORM",
        Verdict.BrokenScenarios => "BROKEN TABLES",
        Verdict.CleanUpIncomplete => "CLEAN-UP INCOMPLETE",
        Verdict.NothingRun => "NOTHING PLAYED",
        _ => "COVERAGE TOO LOW",
    };

    private static Verdict GetVerdict(Counts stories, int left, bool tooLow) =>
        stories.Failed > 0 ? Verdict.DoesNotConform
        : stories.Broken > 0 ? Verdict.BrokenScenarios
        : tooLow ? Verdict.CoverageTooLow
        : left > 0 ? Verdict.CleanUpIncomplete
        : stories.Passed == 0 ? Verdict.NothingRun
        : Verdict.Conforms;

    private static string Numbers(Verdict verdict, Counts stories, Counts steps) => verdict is Verdict.NothingRun
        ? $"{Pluralizer.Format(stories.Skipped, "story", "stories")} skipped"
        : $"{Pluralizer.Format(stories.Total, "story", "stories")} ({stories}), {Pluralizer.Format(steps.Total, "step", "steps")}";

    private static string Missed(Verdict verdict, CoverageReport coverage, RunResult run) => verdict is Verdict.CoverageTooLow
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"{coverage.Constraints.Percent:0.0} % of constraints where {run.MinimumCoverage} % are asked for, ")
        : "";

    private ScenarioReport BuildScenarioReport(ScenarioResult result) => new()
    {
        File = result.Scenario.File,
        Row = result.Scenario.Steps.Count > 0 ? result.Scenario.Steps[0].Row : 1,
        Name = result.Scenario.Name,
        Outcome = result.Outcome,
        Reason = result.Reason is { } reason ? _redactor.Text(reason) : null,
        Seconds = result.Elapsed.TotalSeconds,
        Tags = [.. result.Scenario.Tags],
        LeftBehind = [.. result.LeftBehind.Select(_redactor.Text)],
        Steps = [.. result.Steps.Select(BuildStep)],
    };

    private StepReport BuildStep(StepResult result) => new()
    {
        Number = result.Step.Number,
        Row = result.Step.Row,
        Call = _redactor.Text(result.Step.Call),
        Outcome = result.Outcome,
        Expect = result.Step.Expect?.ToString(),
        Seconds = Math.Max(result.Elapsed.TotalSeconds, result.Exchange?.Elapsed.TotalSeconds ?? 0),
        Attempts = result.Attempts,
        Covers = result.Step.Covers,
        Note = _redactor.Text(result.Step.Note),
        Failures = [.. result.Failures.Select(_redactor.Text)],
        Findings = [.. result.Findings.Select(_redactor.Text)],
        History = [.. result.History.Select(_redactor.Text)],
        Request = result.Exchange is { } sent ? Request(sent) : null,
        Response = result.Exchange is { } got ? Answer(got) : null,
    };

    private RequestReport Request(HttpExchange exchange) => new(
        exchange.Request.Method,
        _redactor.Text(exchange.Url),
        Headers(exchange.Sent.Concat(exchange.Request.Headers)),
        exchange.Request.Body is { } body ? Body(body) : null);

    private ResponseReport Answer(HttpExchange exchange) => new(
        exchange.Status,
        exchange.ErrorCode is { } code ? _redactor.Text(code) : null,
        Headers(exchange.Headers),
        Body(exchange.Body),
        exchange.TransportError is { } trouble ? _redactor.Text(trouble) : null);

    private HeaderReport[] Headers(IEnumerable<KeyValuePair<string, string>> headers) =>
        [.. headers.Select(header => new HeaderReport(header.Key, _redactor.Header(header.Key, header.Value)))];

    // Redacted first: half a secret at the cut would not be recognised any more.
    private string Body(string body) => TextTruncation.TruncateMiddle(_redactor.Text(body), MaxBodyCharacters);
}
