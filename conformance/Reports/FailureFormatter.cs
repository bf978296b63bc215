using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Reports.Model;

namespace SdrsMock.Conformance.Reports;

/// <summary>Formats a failure in the style of a compiler: location, failures, request, response, and the note of the step.</summary>
internal static class FailureFormatter
{
    public static string Format(ScenarioReport scenario) => string.Join(Environment.NewLine, FormatLines(scenario));

    public static IEnumerable<StepReport> FormatSteps(ScenarioReport scenario) =>
        scenario.Steps.Where(step => step.Outcome is Outcome.Failed or Outcome.Broken);

    private static IEnumerable<string> FormatLines(ScenarioReport scenario) =>
        FormatSteps(scenario).SelectMany(step => FormatLines(scenario, step)).Select(SafeText.ForConsole);

    private static IEnumerable<string> FormatLines(ScenarioReport scenario, StepReport step)
    {
        yield return $"{scenario.File}:{step.Place}  {scenario.Name}, step {step.Number}: {step.Call}";
        foreach (var failure in step.Failures)
        {
            yield return $"  {(step.Outcome is Outcome.Broken ? "broken: " : "")}{failure}";
        }

        foreach (var line in step.Rejection?.FormatLines() ?? [])
        {
            yield return $"  {line}";
        }

        if (step.Attempts > 1)
        {
            yield return $"  {step.Attempts} attempts: {string.Join(" -> ", step.History)}";
        }

        if (step.Request is { } request)
        {
            yield return $"  {CurlCommand.Format(request)}";
        }

        if (step.Response is { Status: { } status } response)
        {
            yield return $"  response {status}: {(response.Body.Length == 0 ? "(no body)" : TextTruncation.TruncateMiddle(response.Body))}";
        }

        if (step.Note.Length > 0)
        {
            yield return $"  {step.Note}";
        }
    }
}
