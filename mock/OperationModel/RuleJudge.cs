using System.Text.RegularExpressions;
using SdrsMock.Http;

namespace SdrsMock.OperationModel;

/// <summary>
/// Judges the rules of a call one by one, also after the first violation. A rule is not judged if the value at its place violates the
/// schema or a reference rule, or if it needs something that an earlier violation says is missing.
/// </summary>
/// <param name="invalidLocations">The places of the request that violate the schema.</param>
internal sealed partial class RuleJudge(IReadOnlyCollection<string> invalidLocations)
{
    private readonly List<string> _invalid = [.. invalidLocations.Select(Generalize)];
    private readonly Dictionary<string, string> _unresolved = [];
    private readonly List<string> _violated = [];

    /// <summary>The result of a rule that is evaluated when the job ends.</summary>
    public static RuleResult DeferToJobEnd(CompletionRule rule) =>
        new(rule, null, new(rule.Failure, rule.Id), CheckOutcome.NotJudged, "it is evaluated when the job ends");

    /// <summary>Judges the next rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="holds">Evaluates it.</param>
    /// <param name="rejection">The rejection of a violation.</param>
    public RuleResult Judge<TSubject>(Rule<TSubject> rule, Func<bool> holds, Rejection rejection)
    {
        var (outcome, reason) = Judge(rule, holds);
        if (outcome is CheckOutcome.Violated)
        {
            _violated.Add(NameOf(rule));
        }

        if (rule.Phase <= Phase.Reference && outcome is not CheckOutcome.Held)
        {
            _unresolved.TryAdd(rule.Location, $"{NameOf(rule)} {(outcome is CheckOutcome.Violated ? "is violated" : "was not judged")}");
        }

        return new(rule, rule.Phase, rejection, outcome, reason);
    }

    private (CheckOutcome Outcome, string? Reason) Judge<TSubject>(Rule<TSubject> rule, Func<bool> holds)
    {
        if (_invalid.Find(place => Overlaps(place, rule.Location)) is { } invalid)
        {
            return (CheckOutcome.NotJudged, $"{invalid} violates the schema");
        }

        if (_unresolved.TryGetValue(rule.Location, out var reference))
        {
            return (CheckOutcome.NotJudged, $"{rule.Location}: {reference}");
        }

        try
        {
            return (holds() ? CheckOutcome.Held : CheckOutcome.Violated, null);
        }
        catch (Exception) when (_violated.Count > 0 || _invalid.Count > 0)
        {
            // The rule reads something that a violated rule found missing. Without a violation it is a bug, which Run would show too.
            return (CheckOutcome.NotJudged, $"it needs what a violation found missing: {string.Join(", ", _violated.Concat(_invalid))}");
        }
    }

    private static string NameOf<TSubject>(Rule<TSubject> rule) => rule.IsUncataloged ? $"\"{rule.Statement}\"" : rule.Id;

    // A rule about a list is about each item, and a rule about a member about the object that contains it.
    private static bool Overlaps(string place, string location) =>
        place == location || IsWithin(place, location) || IsWithin(location, place);

    private static bool IsWithin(string inner, string outer) =>
        inner.Length > outer.Length && inner.StartsWith(outer, StringComparison.Ordinal) && inner[outer.Length] is ('.' or '[');

    // $.servers[2].server_id is a place of the rule about $.servers[].server_id.
    private static string Generalize(string place) => Index().Replace(place, "[]");

    [GeneratedRegex(@"\[[0-9]+\]")]
    private static partial Regex Index();
}
