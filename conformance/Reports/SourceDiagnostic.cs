using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Reports.Model;

namespace SdrsMock.Conformance.Reports;

/// <summary>A diagnostic with a location in a scenario file, for SARIF and for annotations of GitHub.</summary>
/// <param name="Rule">ID of the rule.</param>
/// <param name="Level"><c>error</c>, <c>warning</c> or <c>note</c>.</param>
/// <param name="File">The scenario file.</param>
/// <param name="Row">The line in the file.</param>
/// <param name="Title">Scenario, step and call.</param>
/// <param name="Message">The message.</param>
internal sealed record SourceDiagnostic(string Rule, string Level, string File, int Row, string Title, string Message)
{
    public const string Error = "error";
    public const string Warning = "warning";
    public const string Note = "note";

    /// <summary>Returns the diagnostics of a run.</summary>
    public static IEnumerable<SourceDiagnostic> FromReport(RunReport run) =>
        run.Results
            .SelectMany(scenario => scenario.Steps, (scenario, step) => (scenario, step))
            .SelectMany(pair => FromReport(pair.scenario, pair.step));

    private static IEnumerable<SourceDiagnostic> FromReport(ScenarioReport scenario, StepReport step)
    {
        var title = $"{scenario.Name}, step {step.Number}: {step.Call}";
        if (step.Outcome is Outcome.Failed or Outcome.Broken)
        {
            IEnumerable<string> note = step.Note.Length > 0 ? [step.Note] : [];
            yield return new(
                step.Outcome is Outcome.Failed ? "target-failed" : "table-broken", Error, scenario.File, step.Row, title,
                string.Join('\n', [.. step.Failures, .. step.Rejection?.FormatLines() ?? [], .. note]));
        }

        foreach (var finding in step.Findings)
        {
            yield return new("worth-knowing", Note, scenario.File, step.Row, title, finding);
        }
    }
}
