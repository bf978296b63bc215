using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Reports.Model;

namespace SdrsMock.Conformance.Reports;

/// <summary>One remark with a place in a table: what SARIF and GitHub's annotations show.</summary>
/// <param name="Rule">What kind of remark it is.</param>
/// <param name="Level"><c>error</c>, <c>warning</c> or <c>note</c>.</param>
/// <param name="File">The table.</param>
/// <param name="Row">The line in it.</param>
/// <param name="Title">Where in the table's own words.</param>
/// <param name="Message">What there is to say.</param>
internal sealed record SourceDiagnostic(string Rule, string Level, string File, int Row, string Title, string Message)
{
    public const string Error = "error";
    public const string Warning = "warning";
    public const string Note = "note";

    /// <summary>What a run has to say about the rows of its tables.</summary>
    public static IEnumerable<SourceDiagnostic> FromReport(RunReport run) =>
        run.Results
            .SelectMany(scenario => scenario.Steps, (scenario, step) => (scenario, step))
            .SelectMany(pair => FromReport(pair.scenario, pair.step));

    private static IEnumerable<SourceDiagnostic> FromReport(ScenarioReport scenario, StepReport step)
    {
        var title = $"{scenario.Name}, step {step.Number}: {step.Call}";
        if (step.Outcome is Outcome.Failed or Outcome.Broken)
        {
            var note = step.Note.Length > 0 ? $"\n{step.Note}" : "";
            yield return new(
                step.Outcome is Outcome.Failed ? "target-failed" : "table-broken", Error, scenario.File, step.Row, title,
                string.Join('\n', step.Failures) + note);
        }

        foreach (var finding in step.Findings)
        {
            yield return new("worth-knowing", Note, scenario.File, step.Row, title, finding);
        }
    }
}
