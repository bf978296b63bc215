using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Reports.Model;
using SdrsMock.Conformance.Targets;
using SdrsMock.Schemas;

namespace SdrsMock.Conformance.Reports;

/// <summary>Holds what a run met against the ledger.</summary>
internal static class CoverageBuilder
{
    public static CoverageReport Build(IReadOnlyList<ScenarioResult> results, MockCoverage? mock)
    {
        var passed = results.SelectMany(result => result.Steps, (result, step) => (result.Scenario.File, Step: step))
            .Where(pair => pair.Step.Outcome is Outcome.Passed).ToList();
        var steps = passed.ConvertAll(pair => pair.Step);
        var operations = mock?.Operations.Where(each => each.Met > 0).Select(each => each.Name).ToHashSet()
            ?? steps
                .Where(step => step.Status < 400)
                .Select(step => step.Exchange?.Request.Contract?.Operation)
                .OfType<string>()
                .ToHashSet();
        var codes = mock?.Errors.Where(each => each.Met > 0).Select(each => each.Code).ToHashSet()
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
            mock is null ? null : Tally.Count(mock.Statuses.Select(each => ($"{each.Resource} {each.Status}", each.Met > 0))),
            mock is null ? null : Tally.Count(mock.Transitions.Select(each => ($"{each.Operation} ({each.Resource})", each.Met > 0))),
            [.. steps.Select(step => step.Status).OfType<int>().Distinct().Order()]);
    }

    private static IEnumerable<ErrorEntry> Documented =>
        Catalog.Errors.Where(entry => entry.Code is not null).DistinctBy(entry => entry.Code);

    private static bool IsService(ErrorEntry entry) => entry.Layer == "sdrs";

    // A failed job tells its code in a successful answer.
    private static IEnumerable<string> GetCodes(StepResult step) =>
        new[] { step.Exchange?.ErrorCode }
            .Concat(
                step.Step.Checks
                    .Where(check => check.Expected.StartsWith("SDRS.", StringComparison.Ordinal))
                    .Select(check => check.Expected))
            .OfType<string>();

    private static ConstraintCoverage Constraints(ILookup<string, string> rows, MockCoverage? mock)
    {
        var own = mock?.Constraints.ToDictionary(each => each.Id);
        var lines = Catalog.Constraints
            .Select(entry => Line(entry, [.. rows[entry.Id].Distinct()], own?.GetValueOrDefault(entry.Id)))
            .ToList();
        int In(string state) => lines.Count(line => line.State == state);
        return new(
            lines.Count,
            Catalog.Constraints.Count(entry => entry.Enforceable),
            In(ConstraintLine.Played),
            In(ConstraintLine.NotEnforced),
            100.0 * (lines.Count - In(ConstraintLine.NotPlayed)) / lines.Count,
            [.. lines.Where(line => line.State == ConstraintLine.NotPlayed).Select(line => line.Id)],
            lines);
    }

    private static ConstraintLine Line(ConstraintEntry entry, string[] rows, MockCoverage.Constraint? own)
    {
        // What is mere advice needs no reason of the target's own.
        var because = own is null ? entry.Enforceable ? null : "advice: neither a call nor a job can violate it" : own.Remark;
        var state = rows.Length > 0 ? ConstraintLine.Played : because is not null ? ConstraintLine.NotEnforced : ConstraintLine.NotPlayed;
        return new(entry.Id, entry.Operation, entry.Statement, entry.Code, state, own?.Enforced, because, rows);
    }

    private static CodeCoverage Codes(HashSet<string> met, MockCoverage? mock)
    {
        var ways = mock?.Errors.DistinctBy(each => each.Code).ToDictionary(each => each.Code, each => each.Reach);
        var lines = Documented.Where(IsService)
                .Select(
                    entry => new CodeLine(
                        entry.Code!, entry.Status, entry.Message, ways?.GetValueOrDefault(entry.Code!) ?? GetReach(entry),
                        met.Contains(entry.Code!)))
                .ToList();
        return new(
            lines.Count,
            lines.Count(line => line.Met),
            [.. lines.GroupBy(line => line.Reach).Select(group => new CodeReachCount(group.Key, group.Count(), group.Count(line => line.Met))).OrderByDescending(way => way.Total)],
            [.. lines.Where(line => !line.Met).Select(line => line.Code)],
            lines);
    }

    private static string GetReach(ErrorEntry entry) => entry.Reach switch
    {
        "natural" => "rule",
        "auth" => "credentials",
        "job-failure" => "job failure",
        _ => "fault rule",
    };
}
