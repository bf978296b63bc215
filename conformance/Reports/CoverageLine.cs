using System.Globalization;
using SdrsMock.Conformance.Reports.Model;

namespace SdrsMock.Conformance.Reports;

/// <summary>One line of the table of coverage, the same in every report.</summary>
/// <param name="Title">What is counted.</param>
/// <param name="Met">How many were met.</param>
/// <param name="Total">How many are documented.</param>
/// <param name="Description">What there is to say beside the numbers.</param>
/// <param name="Missing">Which were not met.</param>
internal sealed record CoverageLine(string Title, int Met, int Total, string Description, IReadOnlyList<string> Missing)
{
    public static IEnumerable<CoverageLine> FromReport(CoverageReport coverage)
    {
        var constraints = coverage.Constraints;
        yield return FromReport("operations", coverage.Operations, "played");
        yield return new(
            "constraints", constraints.Played + constraints.NotEnforced, constraints.Total, string.Create(CultureInfo.InvariantCulture,
            $"{constraints.Percent:0.0} %: {constraints.Played} played, {constraints.NotEnforced} remarked, " +
                $"{constraints.NotPlayed.Count} not played; {constraints.Enforceable} enforceable"), constraints.NotPlayed);
        yield return new(
            "error codes", coverage.Codes.Met, coverage.Codes.Total,
            string.Join(", ", coverage.Codes.Reaches.Select(way => $"{way.Reach} {way.Met} of {way.Total}")), coverage.Codes.NotMet);
        yield return FromReport("gateway codes", coverage.GatewayCodes, "");
        if (coverage.Statuses is { } statuses)
        {
            yield return FromReport("statuses", statuses, "seen");
        }

        if (coverage.Transitions is { } transitions)
        {
            yield return FromReport("transitions", transitions, "taken");
        }
    }

    private static CoverageLine FromReport(string title, Tally tally, string words) =>
        new(title, tally.Met, tally.Total, words, tally.Missing);
}
