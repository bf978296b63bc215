using System.Text.Json.Serialization;

namespace SdrsMock.Conformance.Reports;

/// <summary>What of the documentation a run played, against the ledger.</summary>
/// <param name="Source"><c>mock</c> where the target counted itself, <c>answers</c> where only its answers are known.</param>
/// <param name="Operations">Operations that succeeded at least once.</param>
/// <param name="Constraints">Constraints.</param>
/// <param name="Codes">SDRS error codes.</param>
/// <param name="GatewayCodes">Codes of the API gateway.</param>
/// <param name="Statuses">Statuses that a resource or job was in; null where only a mock could say.</param>
/// <param name="Transitions">Moves from status to status; null where only a mock could say.</param>
/// <param name="Http">HTTP statuses that were seen.</param>
internal sealed record CoverageReport(
    [property: JsonPropertyName("source")] string Source,
    [property: JsonPropertyName("operations")] Tally Operations,
    [property: JsonPropertyName("constraints")] ConstraintCoverage Constraints,
    [property: JsonPropertyName("codes")] CodeCoverage Codes,
    [property: JsonPropertyName("gatewayCodes")] Tally GatewayCodes,
    [property: JsonPropertyName("statuses")] Tally? Statuses,
    [property: JsonPropertyName("transitions")] Tally? Transitions,
    [property: JsonPropertyName("http")] IReadOnlyList<int> Http)
{
    public const string ByMock = "mock";
    public const string ByResponses = "answers";
}

/// <summary>How many of a documented list were met, and which were not.</summary>
internal sealed record Tally(
    [property: JsonPropertyName("total")] int Total,
    [property: JsonPropertyName("met")] int Met,
    [property: JsonPropertyName("missing")] IReadOnlyList<string> Missing)
{
    public static Tally Count(IEnumerable<(string Name, bool Met)> items)
    {
        var all = items.ToList();
        return new(all.Count, all.Count(item => item.Met), [.. all.Where(item => !item.Met).Select(item => item.Name)]);
    }
}

/// <summary>The constraints of the ledger, each played, remarked upon, or not played.</summary>
/// <param name="Total">All of the ledger: what per cent is counted of.</param>
/// <param name="Enforceable">Those that a call or a job can violate.</param>
/// <param name="Played">Covered by a row that passed.</param>
/// <param name="NotEnforced">Not played, for a reason that is said.</param>
/// <param name="Percent">Played and remarked, of all.</param>
/// <param name="NotPlayed">The ids of the others.</param>
/// <param name="Lines">Each constraint.</param>
internal sealed record ConstraintCoverage(
    [property: JsonPropertyName("total")] int Total,
    [property: JsonPropertyName("enforceable")] int Enforceable,
    [property: JsonPropertyName("played")] int Played,
    [property: JsonPropertyName("remarked")] int NotEnforced,
    [property: JsonPropertyName("percent")] double Percent,
    [property: JsonPropertyName("notPlayed")] IReadOnlyList<string> NotPlayed,
    [property: JsonPropertyName("lines")] IReadOnlyList<ConstraintLine> Lines);

/// <summary>One constraint and how it fared.</summary>
/// <param name="Id">The ledger's id.</param>
/// <param name="Operation">Whose it is, or <c>*</c>.</param>
/// <param name="Statement">What must hold.</param>
/// <param name="Code">The code of its refusal, or null.</param>
/// <param name="State"><c>played</c>, <c>remarked</c> or <c>not played</c>.</param>
/// <param name="Enforced">Whether the mock enforces it; null where the target is no mock.</param>
/// <param name="Reason">Why it is only remarked upon, or null.</param>
/// <param name="Rows">The rows that played it, as <c>file:row</c>.</param>
internal sealed record ConstraintLine(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("operation")] string Operation,
    [property: JsonPropertyName("statement")] string Statement,
    [property: JsonPropertyName("code")] string? Code,
    [property: JsonPropertyName("state")] string State,
    [property: JsonPropertyName("enforced")] bool? Enforced,
    [property: JsonPropertyName("because")] string? Reason,
    [property: JsonPropertyName("rows")] IReadOnlyList<string> Rows)
{
    public const string Played = "played";
    public const string NotEnforced = "remarked";
    public const string NotPlayed = "not played";
}

/// <summary>The SDRS error codes, by the way in which they come about.</summary>
internal sealed record CodeCoverage(
    [property: JsonPropertyName("total")] int Total,
    [property: JsonPropertyName("met")] int Met,
    [property: JsonPropertyName("ways")] IReadOnlyList<CodeReachCount> Reaches,
    [property: JsonPropertyName("notMet")] IReadOnlyList<string> NotMet,
    [property: JsonPropertyName("lines")] IReadOnlyList<CodeLine> Lines);

/// <summary>The codes that come about in one way: by a rule, a failed job, the credentials, or a fault rule.</summary>
internal sealed record CodeReachCount(
    [property: JsonPropertyName("way")] string Reach,
    [property: JsonPropertyName("total")] int Total,
    [property: JsonPropertyName("met")] int Met);

/// <summary>One error code.</summary>
internal sealed record CodeLine(
    [property: JsonPropertyName("code")] string Code,
    [property: JsonPropertyName("status")] int Status,
    [property: JsonPropertyName("message")] string Message,
    [property: JsonPropertyName("way")] string Reach,
    [property: JsonPropertyName("met")] bool Met);
