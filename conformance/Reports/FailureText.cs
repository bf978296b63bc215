namespace SdrsMock.Conformance.Reports;

/// <summary>A failure as a compiler would print it: where, what, with which request, and the tester's own words.</summary>
internal static class FailureText
{
    public static string Of(ScenarioResult result) => string.Join(Environment.NewLine, LinesOf(result));

    public static IEnumerable<string> LinesOf(ScenarioResult result) =>
        result.Steps.Where(step => step.Outcome is Outcome.Failed or Outcome.Broken).SelectMany(step => LinesOf(result.Scenario, step));

    private static IEnumerable<string> LinesOf(Scenario scenario, StepResult result)
    {
        var step = result.Step;
        yield return $"{scenario.File}:{step.Row}  {scenario.Name}, step {step.Number}: {step.Call}";
        foreach (var shortfall in result.Shortfalls)
        {
            yield return $"  {(result.Outcome is Outcome.Broken ? "broken: " : "")}{shortfall}";
        }

        if (result.History.Count > 1)
        {
            yield return $"  {result.Attempts} attempts: {string.Join(" -> ", result.History)}";
        }

        if (result.Exchange is { } exchange)
        {
            yield return $"  {Curl.Of(exchange)}";
            if (exchange.Status is not null)
            {
                yield return $"  answer {exchange.Status}: {(exchange.Body.Length == 0 ? "(no body)" : Curl.Shortened(Redactor.Body(exchange.Body)))}";
            }
        }

        if (step.Note.Length > 0)
        {
            yield return $"  {step.Note}";
        }
    }
}
