using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Reports.Model;
using SdrsMock.Conformance.Targets;
using SdrsMock.Schemas;

namespace SdrsMock.Conformance.Reports;

/// <summary>Computes the coverage of a run: which entries of the catalog it met.</summary>
internal static class CoverageBuilder
{
    public static CoverageReport Build(IReadOnlyList<ScenarioResult> results, MockCoverage? mock)
    {
        var passed = results.SelectMany(result => result.Steps, (result, step) => (result.Scenario.File, Step: step))
            .Where(pair => pair.Step.Outcome is Outcome.Passed).ToList();
        var steps = passed.ConvertAll(pair => pair.Step);
        var operations = mock?.Operations.Where(entry => entry.Met > 0).Select(entry => entry.Name).ToHashSet()
            ?? steps
                .Where(step => step.Status < 400)
                .Select(step => step.Exchange?.Request.Contract?.Operation)
                .OfType<string>()
                .ToHashSet();
        var codes = mock?.Errors.Where(entry => entry.Met > 0).Select(entry => entry.Code).ToHashSet()
            ?? steps.SelectMany(GetCodes).ToHashSet();

        return new(
            mock is null ? CoverageReport.ByResponses : CoverageReport.ByMock,
            Tally.Count(Catalog.Operations.Select(entry => (entry.Name, operations.Contains(entry.Name)))),
            Constraints(
                passed.SelectMany(pair => pair.Step.Step.Covers, (pair, id) => (id, Row: $"{pair.File}:{pair.Step.Step.Row}"))
                    .ToLookup(pair => pair.id, pair => pair.Row),
                mock),
            Codes(codes, mock),
            Tally.Count(Documented.Where(entry => !IsService(entry)).Select(entry => (entry.Code!, codes.Contains(entry.Code!)))),
            mock is null ? null : Tally.Count(mock.Statuses.Select(entry => ($"{entry.Resource} {entry.Status}", entry.Met > 0))),
            mock is null ? null : Tally.Count(mock.Transitions.Select(entry => ($"{entry.Operation} ({entry.Resource})", entry.Met > 0))),
            [.. steps.Select(step => step.Status).OfType<int>().Distinct().Order()]);
    }

    private static IEnumerable<ErrorEntry> Documented =>
        Catalog.Errors.Where(entry => entry.Code is not null).DistinctBy(entry => entry.Code);

    private static bool IsService(ErrorEntry entry) => entry.Layer == "sdrs";

    // A failed job has its code in a successful response.
    private static IEnumerable<string> GetCodes(StepResult step) =>
        new[] { step.Exchange?.ErrorCode }
            .Concat(
                step.Step.Checks
                    .Where(check => check.Expected.StartsWith("SDRS.", StringComparison.Ordinal))
                    .Select(check => check.Expected))
            .OfType<string>();

    private static ConstraintCoverage Constraints(ILookup<string, string> rows, MockCoverage? mock)
    {
        var declared = mock?.Constraints.ToDictionary(entry => entry.Id);
        var lines = Catalog.Constraints
            .Select(entry => Line(entry, [.. rows[entry.Id].Distinct()], declared?.GetValueOrDefault(entry.Id)))
            .ToList();
        return Count(lines, Catalog.Constraints.Count(entry => entry.Enforceable));
    }

    /// <summary>The coverage of the constraints, counted from all of them.</summary>
    public static ConstraintCoverage Count(IReadOnlyList<ConstraintLine> lines, int enforceable)
    {
        int CountIn(string state) => lines.Count(line => line.State == state);
        return new(
            lines.Count,
            enforceable,
            CountIn(ConstraintLine.Played),
            CountIn(ConstraintLine.NotEnforced),
            GetPercent(lines),
            [.. lines.Where(line => line.State == ConstraintLine.NotPlayed).Select(line => line.Id)],
            lines);
    }

    // Only what a test can show counts: neither advice nor constraints that are not enforced.
    private static double GetPercent(IReadOnlyList<ConstraintLine> lines)
    {
        var testable = lines.Where(line => line.IsTestable).ToList();
        return testable.Count == 0 ? 100 : 100.0 * testable.Count(line => line.State == ConstraintLine.Played) / testable.Count;
    }

    private static ConstraintLine Line(ConstraintEntry entry, string[] rows, MockCoverage.Constraint? declared)
    {
        // An informational constraint is advice; it needs no reason from the target.
        var advice = entry.Enforceable ? null : "advice: no request or job can violate it";
        var reason = declared is null ? advice : declared.Remark;
        var unmet = reason is null ? ConstraintLine.NotPlayed : ConstraintLine.NotEnforced;
        var state = rows.Length > 0 ? ConstraintLine.Played : unmet;
        return new(entry.Id, entry.Operation, entry.Statement, entry.Code, entry.Basis, state, declared?.Enforced, reason, rows);
    }

    private static CodeCoverage Codes(HashSet<string> met, MockCoverage? mock)
    {
        var reaches = mock?.Errors.DistinctBy(entry => entry.Code).ToDictionary(entry => entry.Code, entry => entry.Reach);
        var lines = Documented.Where(IsService)
                .Select(
                    entry => new CodeLine(
                        entry.Code!, entry.Status, entry.Message, reaches?.GetValueOrDefault(entry.Code!) ?? GetReach(entry),
                        met.Contains(entry.Code!)))
                .ToList();
        return Count(lines);
    }

    /// <summary>The coverage of the error codes, counted from all of them.</summary>
    public static CodeCoverage Count(IReadOnlyList<CodeLine> lines) =>
        new(
            lines.Count,
            lines.Count(line => line.Met),
            [.. lines.GroupBy(line => line.Reach).Select(CountReach).OrderByDescending(count => count.Total)],
            [.. lines.Where(line => !line.Met).Select(line => line.Code)],
            lines);

    private static CodeReachCount CountReach(IGrouping<string, CodeLine> lines) =>
        new(lines.Key, lines.Count(), lines.Count(line => line.Met));

    private static string GetReach(ErrorEntry entry) => entry.Reach switch
    {
        "natural" => "rule",
        "auth" => "credentials",
        "job-failure" => "job failure",
        _ => "fault rule",
    };
}
