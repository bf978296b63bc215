namespace SdrsMock.Conformance.Reports;

/// <summary>A failure as a compiler would print it: where, what, with which request, and the tester's own words.</summary>
internal static class FailureText
{
    public static string Of(StoryReport story) => string.Join(Environment.NewLine, LinesOf(story));

    public static IEnumerable<StepReport> StepsOf(StoryReport story) => story.Steps.Where(step => step.Outcome is Outcome.Failed or Outcome.Broken);

    private static IEnumerable<string> LinesOf(StoryReport story) => StepsOf(story).SelectMany(step => LinesOf(story, step));

    private static IEnumerable<string> LinesOf(StoryReport story, StepReport step)
    {
        yield return $"{story.File}:{step.Row}  {story.Name}, step {step.Number}: {step.Call}";
        foreach (var shortfall in step.Shortfalls)
        {
            yield return $"  {(step.Outcome is Outcome.Broken ? "broken: " : "")}{shortfall}";
        }

        if (step.Attempts > 1)
        {
            yield return $"  {step.Attempts} attempts: {string.Join(" -> ", step.History)}";
        }

        if (step.Request is { } request)
        {
            yield return $"  {Curl.Of(request)}";
        }

        if (step.Answer is { Status: { } status } answer)
        {
            yield return $"  answer {status}: {(answer.Body.Length == 0 ? "(no body)" : Shortened.Middle(answer.Body))}";
        }

        if (step.Note.Length > 0)
        {
            yield return $"  {step.Note}";
        }
    }
}
