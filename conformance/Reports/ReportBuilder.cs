using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Http;
using SdrsMock.Conformance.Reports.Model;

namespace SdrsMock.Conformance.Reports;

/// <summary>Builds the report model of a run. It redacts everything, so that report writers never see secrets.</summary>
internal sealed class ReportBuilder
{
    /// <summary>The maximum length of a body in a report.</summary>
    public const int MaxBodyCharacters = 64 << 10;

    private const int MaxValueCharacters = 200;

    private readonly Redactor _redactor;

    private readonly bool _isEmbedded;

    private ReportBuilder(Redactor redactor, bool isEmbedded) => (_redactor, _isEmbedded) = (redactor, isEmbedded);

    public static RunReport Build(RunResult run)
    {
        var builder = new ReportBuilder(Redactor.For(run.Results, run.Secrets), run.IsEmbedded);
        var coverage = CoverageBuilder.Build(run.Results, run.Mock);
        var scenarios = Counts.FromOutcomes(run.Results.Select(result => result.Outcome));
        var steps = Counts.FromOutcomes(run.Results.SelectMany(result => result.Steps).Select(step => step.Outcome));
        var leftBehind = run.Results.SelectMany(result => result.LeftBehind).Concat(run.LeftBehind).Select(builder._redactor.Text).ToList();
        return RunSummary.Complete(new()
        {
            Tool = $"{ProductInfo.Name} {ProductInfo.Version}",
            Verdict = Verdict.Conforms,
            Summary = "",
            Target = run.Mutant is { } mutant ? $"{run.Target} (mutant {mutant})" : run.Target,
            Seed = run.Seed,
            Started = run.Started,
            Seconds = run.Elapsed.TotalSeconds,
            MinimumCoverage = run.MinimumCoverage,
            RequiresAll = run.RequiresAll,
            Scenarios = scenarios,
            Steps = steps,
            Coverage = coverage,
            Findings = [.. FindMutant(run), .. run.Results.SelectMany(result => result.Steps, (result, step) => (result, step))
                .SelectMany(
                    pair => pair.step.Findings,
                    (pair, finding) => $"{pair.result.Scenario.File}:{pair.step.Step.Row}  {builder._redactor.Text(finding)}")],
            LeftBehind = leftBehind,
            Results = [.. run.Results.Select(builder.BuildScenarioReport)],
            Edition = run.Edition,
            TargetVersion = run.TargetVersion,
            Suite = run.Suite,
            Shard = run.Shard,
        });
    }

    private static IEnumerable<string> FindMutant(RunResult run) => run.Mutant is { } mutant
        ? [$"The mock behaves wrong on purpose (mutant {mutant}), so that this run says nothing about the service."]
        : [];

    /// <summary>Builds the report of one scenario, for tests that run a single scenario.</summary>
    public static ScenarioReport BuildScenario(ScenarioResult result) =>
        new ReportBuilder(Redactor.For([result]), isEmbedded: false).BuildScenarioReport(result);

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
        SheetRow = result.Step.SheetRow,
        Call = _redactor.Text(result.Step.Call),
        Outcome = result.Outcome,
        Cells = [.. result.Step.Cells.Select(cell => new CellReport(cell.Key, _redactor.Text(cell.Value)))],
        Expect = result.Step.Expect?.ToString(),
        Seconds = Math.Max(result.Elapsed.TotalSeconds, result.Exchange?.Elapsed.TotalSeconds ?? 0),
        Attempts = result.Attempts,
        Covers = result.Step.Covers,
        Note = _redactor.Text(result.Step.Note),
        Failures = [.. result.Failures.Select(_redactor.Text)],
        Findings = [.. result.Findings.Select(_redactor.Text)],
        History = [.. result.History.Select(_redactor.Text)],
        Rejection = result.Rejection is { } reason ? Rejection(reason) : null,
        Request = result.Exchange is { } exchange ? Request(exchange) : null,
        Response = result.Exchange is { } received ? Response(received) : null,
    };

    private RejectionReport Rejection(RejectionReason reason) => new(
        reason.Constraint,
        reason.Statement,
        reason.Source,
        Shown(reason.Location),
        reason is { Value: { } value, Location: { } location }
            ? TextTruncation.TruncateMiddle(_redactor.Located(location, value), MaxValueCharacters)
            : null,
        Shown(reason.Detail));

    private string? Shown(string? text) => text is null ? null : TextTruncation.TruncateMiddle(_redactor.Text(text));

    private RequestReport Request(HttpExchange exchange) => new(
        exchange.Request.Method,
        _redactor.Text(exchange.Url),
        Headers(exchange.Sent.Concat(exchange.Request.Headers)),
        exchange.Request.Body is { } body ? Body(body) : null)
    {
        IsEmbedded = _isEmbedded ? true : null,
    };

    private ResponseReport Response(HttpExchange exchange) => new(
        exchange.Status,
        exchange.ErrorCode is { } code ? _redactor.Text(code) : null,
        Headers(exchange.Headers),
        Body(exchange.Body),
        exchange.TransportError is { } error ? _redactor.Text(error) : null);

    private HeaderReport[] Headers(IEnumerable<KeyValuePair<string, string>> headers) =>
        [.. headers.Select(header => new HeaderReport(header.Key, _redactor.Header(header.Key, header.Value)))];

    // Redacted before truncation, because half a secret at the cut could not be recognized.
    private string Body(string body) => TextTruncation.TruncateMiddle(_redactor.Text(body), MaxBodyCharacters);
}
