using SdrsMock.Conformance.Execution;

namespace SdrsMock.Conformance.Reports;

/// <summary>Formats the explanations of calls for a console of 80 columns.</summary>
internal static class ExplanationFormatter
{
    private const int Columns = 80;
    private const int CheckIndent = 12;
    // Below the statement: after outcome, phase and constraint.
    private const int HeldIndent = 38;

    /// <summary>One line for a step: accepted, or rejected by which constraint.</summary>
    public static string FormatLine(ExplainedStep step)
    {
        var place = $"{step.Step.SheetRow ?? step.Step.Row,6} {step.Step.Number,3}  ";
        var verdict = step.Explanation switch
        {
            null => step.Problem ?? "not judged",
            { IsRejected: true } rejected => $"rejected: {rejected.Response} {rejected.Constraint}".TrimEnd(),
            { Verdict: var other, Status: { } status } => $"{other}: {status}",
            { Verdict: var other } => other,
        };
        return Cut(SafeText.ForLine($"{place}{verdict,-38} {step.Step.Call}"), Columns);
    }

    /// <summary>The checks of one step.</summary>
    public static IEnumerable<string> FormatChecks(ExplainedStep step)
    {
        yield return SafeText.ForLine(
            $"{step.Scenario.Name}, row {step.Step.SheetRow ?? step.Step.Row}, step {step.Step.Number}: {step.Step.Call}");
        if (step.Request is { } request)
        {
            foreach (var line in Wrap($"{request.Method} {request.Path}", 2))
            {
                yield return line;
            }
        }

        if (step.Explanation is not { } explanation)
        {
            yield return SafeText.ForLine($"  {step.Problem}");
            yield break;
        }

        yield return SafeText.ForLine($"  {explanation.Verdict}: {explanation.Response} {explanation.Constraint}".TrimEnd());
        yield return "";
        foreach (var line in explanation.Checks.SelectMany(FormatCheck))
        {
            yield return line;
        }
    }

    private static IEnumerable<string> FormatCheck(CallCheck check)
    {
        var head = $"{check.Outcome,-10}  {check.Phase,-11} {check.Constraint,-13} {check.Statement}";
        if (check.Outcome == "held")
        {
            return Wrap(head, HeldIndent, firstIndent: 0);
        }

        string?[] details =
        [
            check.Location is null ? null : $"place: {check.Location}",
            check.IsViolated && check.Seen is not null ? $"seen: {check.Seen}" : null,
            check.Reason is null ? null : $"reason: {check.Reason}",
            check.IsViolated && check.Code.Length > 0 ? $"response: {check.Code}{(check.Basis is null ? "" : $" ({check.Basis})")}" : null,
            check.IsViolated && check.Source is not null ? $"source: {check.Source}" : null,
            check.Accepted is null ? null : $"accepted: {check.Accepted}",
        ];
        return Wrap(head, CheckIndent, firstIndent: 0).Concat(details.OfType<string>().SelectMany(detail => Wrap(detail, CheckIndent)));
    }

    // Words that do not fit move to the next line; a longer word is split.
    private static IEnumerable<string> Wrap(string text, int indent, int? firstIndent = null)
    {
        var (line, start) = (SafeText.ForLine(text), firstIndent ?? indent);
        while (line.Length > Columns - start)
        {
            var end = line.LastIndexOf(' ', Columns - start);
            var at = end > start ? end : Columns - start - (char.IsHighSurrogate(line[Columns - start - 1]) ? 1 : 0);
            yield return new string(' ', start) + line[..at].TrimEnd();
            (line, start) = (line[at..].TrimStart(), indent);
        }

        yield return new string(' ', start) + line;
    }

    private static string Cut(string line, int columns) =>
        line.Length <= columns ? line.TrimEnd() : $"{line[..(columns - (char.IsHighSurrogate(line[columns - 4]) ? 4 : 3))]}...";
}
