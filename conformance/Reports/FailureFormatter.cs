using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Reports.Model;

namespace SdrsMock.Conformance.Reports;

/// <summary>A failure as a compiler would print it: where, what, with which request, and the tester's own words.</summary>
internal static class FailureFormatter
{
    public static string Format(ScenarioReport scenario) => string.Join(Environment.NewLine, FormatLines(scenario));

    public static IEnumerable<StepReport> FormatSteps(ScenarioReport scenario) =>
        scenario.Steps.Where(step => step.Outcome is Outcome.Failed or Outcome.Broken);

    private static IEnumerable<string> FormatLines(ScenarioReport scenario) =>
        FormatSteps(scenario).SelectMany(step => FormatLines(scenario, step));

    private static IEnumerable<string> FormatLines(ScenarioReport scenario, StepReport step)
    {
        yield return $"{scenario.File}:{step.Row}  {scenario.Name}, step {step.Number}: {step.Call}";
        foreach (var shortfall in step.Failures)
        {
            yield return $"  {(step.Outcome is Outcome.Broken ? "broken: " : "")}{shortfall}";
        }

        if (step.Attempts > 1)
        {
            yield return $"  {step.Attempts} attempts: {string.Join(" -> ", step.History)}";
        }

        if (step.Request is { } request)
        {
            yield return $"  {CurlCommand.Format(request)}";
        }

        if (step.Response is { Status: { } status } answer)
        {
            yield return $"  answer {status}: {(answer.Body.Length == 0 ? "(no body)" : TextTruncation.TruncateMiddle(answer.Body))}";
        }

        if (step.Note.Length > 0)
        {
            yield return $"  {step.Note}";
        }
    }
}
