using SdrsMock.Conformance.Reports.Model;

namespace SdrsMock.Conformance.Reports;

/// <summary>Adds the coverage of several reports: an entry is covered if one of them covers it.</summary>
internal static class CoverageMerger
{
    public static CoverageReport Merge(IReadOnlyList<CoverageReport> reports) => new(
        reports.All(report => report.Source == CoverageReport.ByMock) ? CoverageReport.ByMock : CoverageReport.ByResponses,
        Merge(reports.Select(report => report.Operations)),
        Merge([.. reports.Select(report => report.Constraints)]),
        Merge([.. reports.Select(report => report.Codes)]),
        Merge(reports.Select(report => report.GatewayCodes)),
        MergeKnown(reports.Select(report => report.Statuses)),
        MergeKnown(reports.Select(report => report.Transitions)),
        [.. reports.SelectMany(report => report.Http).Distinct().Order()]);

    private static Tally? MergeKnown(IEnumerable<Tally?> tallies) =>
        tallies.OfType<Tally>().ToList() is { Count: > 0 } known ? Merge(known) : null;

    // Reports of one version list the same entries; the largest total holds in case of different versions.
    private static Tally Merge(IEnumerable<Tally> tallies)
    {
        var all = tallies.ToList();
        var total = all.Max(tally => tally.Total);
        string[] missing = [.. all[0].Missing.Where(name => all.TrueForAll(tally => tally.Missing.Contains(name)))];
        return new(total, total - missing.Length, missing);
    }

    private static ConstraintCoverage Merge(IReadOnlyList<ConstraintCoverage> reports)
    {
        var lines = reports.SelectMany(report => report.Lines).GroupBy(line => line.Id).Select(Merge).ToList();
        var enforceable = reports.Max(report => report.Enforceable);
        return CoverageBuilder.Count(lines, enforceable);
    }

    private static ConstraintLine Merge(IEnumerable<ConstraintLine> lines)
    {
        var all = lines.ToList();
        var best = all.Find(line => line.State == ConstraintLine.Played)
            ?? all.Find(line => line.State == ConstraintLine.NotEnforced)
            ?? all[0];
        return best with { Rows = [.. all.SelectMany(line => line.Rows).Distinct()] };
    }

    private static CodeCoverage Merge(IReadOnlyList<CodeCoverage> reports) => CoverageBuilder.Count(
        [.. reports.SelectMany(report => report.Lines)
            .GroupBy(line => line.Code)
            .Select(same => same.FirstOrDefault(line => line.Met) ?? same.First())]);
}
