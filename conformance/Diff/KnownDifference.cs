using System.IO.Enumeration;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Diff;

/// <summary>A difference that is accepted for a reason and until a date.</summary>
internal sealed record KnownDifference(string Scenario, string Call, string Path, string Reason, DateOnly Until)
{
    public bool Covers(Scenario scenario, Step step, Difference difference) =>
        Matches(Scenario, scenario.Name) && Matches(Call, step.Call) && Matches(Path, difference.Path);

    private static bool Matches(string pattern, string text) =>
        pattern.Length == 0 || FileSystemName.MatchesSimpleExpression(pattern, text);
}
