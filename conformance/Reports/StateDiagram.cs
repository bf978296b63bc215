using SdrsMock.Schemas;

namespace SdrsMock.Conformance.Reports;

/// <summary>Draws documented transitions as the arrows of a Mermaid state diagram.</summary>
internal static class StateDiagram
{
    private const string StartState = "[*]";

    /// <summary>Whether the transition has named start and end statuses.</summary>
    public static bool CanBeDrawn(TransitionEntry transition) =>
        transition.To is not null and not "(unchanged)" && !transition.From.StartsWith("failed job", StringComparison.Ordinal);

    /// <summary>The arrows from each start status through the transitional status to success and failure.</summary>
    public static IEnumerable<string> Arrows(TransitionEntry transition)
    {
        var action = transition.Operation.Split('.')[^1];
        var via = transition.Via is { } through && !through.StartsWith('(') ? Name(through.Split(" -> ")[^1]) : null;
        foreach (var from in Statuses(transition.From))
        {
            yield return via is null ? $"{from} --> {Name(GetFirst(transition.To!))} : {action}" : $"{from} --> {via} : {action}";
        }

        if (via is not null)
        {
            foreach (var to in Ends(transition.To!))
            {
                yield return $"{via} --> {to}";
            }

            if (transition.OnFailure is { } failure && !failure.StartsWith('-'))
            {
                yield return $"{via} --> {Name(GetFirst(failure))} : job fails";
            }
        }
    }

    // "available | error-starting", "(none)", "any non-transitional status …", "available | protected (group …)"
    private static IEnumerable<string> Statuses(string text) =>
        text.StartsWith("(none)", StringComparison.Ordinal)
            ? [StartState]
            : text.Split(';')[0].Split(" | ").Select(GetFirst).Where(IsStatus).Select(Name).Distinct();

    private static IEnumerable<string> Ends(string text) =>
        text.Contains("(removed)", StringComparison.Ordinal)
            ? [StartState]
            : text.Split([' ', ',', '('], StringSplitOptions.RemoveEmptyEntries).Where(IsStatus).Select(Name).Distinct();

    private static string GetFirst(string text) =>
        text.Trim().Split([' ', ',', ';', '('], StringSplitOptions.RemoveEmptyEntries).FirstOrDefault("");

    private static bool IsStatus(string word) =>
        Catalog.Statuses.Any(status => status.Status == word && status.Class is "stable" or "error" or "transitional");

    // Mermaid does not allow hyphens in names.
    private static string Name(string status) => status.Replace('-', '_');
}
