using System.Globalization;
using SdrsMock.Conformance.Reports.Model;
using SdrsMock.Schemas;

namespace SdrsMock.Conformance.Reports;

/// <summary>One line of the coverage table, which is the same in every report.</summary>
/// <param name="Title">Name of the counted entries.</param>
/// <param name="Met">Number of entries that the run met.</param>
/// <param name="Total">Number of documented entries.</param>
/// <param name="Description">Details beside the numbers.</param>
/// <param name="Missing">The entries that the run did not meet.</param>
internal sealed record CoverageLine(string Title, int Met, int Total, string Description, IReadOnlyList<string> Missing)
{
    public static IEnumerable<CoverageLine> FromReport(CoverageReport coverage)
    {
        var constraints = coverage.Constraints;
        yield return FromReport("operations", coverage.Operations, "succeeded");
        var testable = constraints.Lines.Where(line => line.IsTestable).ToList();
        yield return new(
            "constraints", testable.Count(line => line.State == ConstraintLine.Played), testable.Count, string.Create(
            CultureInfo.InvariantCulture,
            $"{constraints.Percent:0.0} % of those that a test can show; {constraints.Total} in all: {constraints.Played} covered, " +
                $"{constraints.NotEnforced} not enforced, {constraints.NotPlayed.Count} not covered"), constraints.NotPlayed);
        if (FromBases(constraints.Lines) is { } bases)
        {
            yield return bases;
        }

        yield return new(
            "error codes", coverage.Codes.Met, coverage.Codes.Total,
            string.Join(
                ", ", coverage.Codes.Reaches.Select(count => $"{count.Reach} {count.Met} of {count.Total}")), coverage.Codes.NotMet);
        yield return FromReport("gateway codes", coverage.GatewayCodes, "");
        if (coverage.Statuses is { } statuses)
        {
            yield return FromReport("statuses", statuses, "reached");
        }

        if (coverage.Transitions is { } transitions)
        {
            yield return FromReport("transitions", transitions, "taken");
        }
    }

    // The codes of constraints by what they rest on. A report of an earlier version does not state it.
    private static CoverageLine? FromBases(IReadOnlyList<ConstraintLine> lines)
    {
        var enforceable = lines.Where(line => line.Basis is not null).ToList();
        var counts = CodeBasis.All.Select(basis => enforceable.Where(line => line.Basis == basis).ToList())
            .Where(group => group.Count > 0)
            .Select(group => $"{group[0].Basis} {group.Count(IsCovered)} of {group.Count}");
        return enforceable.Count == 0 ? null : new(
            "codes of rules", enforceable.Count(IsCovered), enforceable.Count, string.Join(", ", counts),
            [.. enforceable.Where(line => !IsCovered(line)).Select(line => line.Id)]);
    }

    private static bool IsCovered(ConstraintLine line) => line.State == ConstraintLine.Played;

    private static CoverageLine FromReport(string title, Tally tally, string description) =>
        new(title, tally.Met, tally.Total, description, tally.Missing);
}
