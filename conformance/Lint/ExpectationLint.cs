using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Scenarios;
using SdrsMock.Schemas;

namespace SdrsMock.Conformance.Lint;

/// <summary>Compares the expectation of a step with the documentation: codes, constraints, and fields of the response.</summary>
internal static class ExpectationLint
{
    public static IEnumerable<LintFinding> Check(Scenario scenario, Step step)
    {
        LintFinding Warning(string column, string message) => LintFinding.CreateWarning(scenario.File, step.Row, column, message);
        LintFinding Error(string column, string message) => new(true, new(scenario.File, step.Row, column, message));

        if (step.Expect is { Code: { } code, Status: { } status })
        {
            var covered = step.Covers.Select(Catalog.Constraint).OfType<ConstraintEntry>().ToList();
            var documented = GetStatuses(code, covered);
            if (documented.Count > 0 && !documented.Contains(status) && !IsUnknownIdStatus(scenario, status))
            {
                yield return Warning(
                    "expect", $"{code} is documented with {string.Join(" or ", documented)}, not {status}; correct the status or the code");
            }

            if (covered.Count > 0 && !covered.Exists(entry => CanReturn(entry, code, status, step.Expect.Value.IsSoft)))
            {
                var constraint = covered[0];
                yield return Warning(
                    "covers", $"{constraint.Id} is rejected with {constraint.Code}, not {code}; correct the code or the id");
            }

            foreach (var entry in covered.Where(entry => step.Target is CallTarget.Operation && IsForeign(entry, step)))
            {
                yield return Warning(
                    "covers", $"{entry.Id} is a constraint of {entry.Operation}, not of {step.Call}; correct the id or the call");
            }
        }

        if (step.Target is CallTarget.Operation(var operation) && step.Expect is null or { Status: < 400 })
        {
            var fields = ResponseSchemaFields.ForOperation(operation);
            foreach (var check in step.Checks.Where(check => !check.IsHeader && check.Expected != CellValue.None))
            {
                if ((fields.FindUndocumentedField(check.Path) ?? FindUnknownValue(check, fields)) is { } problem)
                {
                    yield return Warning("check", problem);
                }
            }

            foreach (var capture in step.Captures.Where(capture => !capture.IsHeader))
            {
                if (fields.FindUnknownField(capture.Path) is { } problem)
                {
                    yield return Error("save", problem);
                }
                else if (fields.FindUndocumentedField(capture.Path) is { } undocumented)
                {
                    yield return Warning("save", undocumented);
                }
            }
        }
    }

    private static string? FindUnknownValue(Check check, ResponseSchemaFields fields)
    {
        if (check.Operator is not (Scenarios.Check.Is or Scenarios.Check.IsNot) || check.Expected is Scenarios.Check.Present or ['(', ..]
            || Variables.NamesIn(check.Expected).Any())
        {
            return null;
        }

        var (values, expected) = (fields.GetValues(check.Path), check.Expected.Trim('"'));
        return values.Count == 0 || values.Contains(expected)
            ? null
            : $"'{expected}' is not a value of {check.Path.Text}"
                + DidYouMean.For(expected, values, otherwise: $"; it is one of {string.Join(", ", values)}");
    }

    // The statuses that the catalog lists for a code, also as an alternative of a constraint. One without a code goes with any code.
    private static List<int> GetStatuses(string code, List<ConstraintEntry> covered)
    {
        var entries = Catalog.Errors.Where(entry => entry.Code == code).Select(entry => entry.Status);
        var constraints = Catalog.Constraints.Where(entry => entry.Code == code).Select(entry => entry.Status).OfType<int>();
        var alternatives = Catalog.Constraints
            .SelectMany(entry => AcceptedAlternatives.Read(entry.Alternatives ?? ""))
            .Where(alternative => alternative.Code == code)
            .Concat(covered.SelectMany(entry => AcceptedAlternatives.Read(entry.Alternatives ?? "")).Where(other => other.Code is null))
            .Select(alternative => alternative.Status).OfType<int>();
        return [.. entries.Concat(constraints).Concat(alternatives).Distinct().Order()];
    }

    // An edition can return another status for an unknown id, with the same code.
    private static bool IsUnknownIdStatus(Scenario scenario, int status) =>
        Catalog.Editions.Any(edition => edition.UnknownIdStatus == status && scenario.Tags.Contains(edition.Name));

    // A soft code is one that the documentation does not assign to the constraint, so only a code about another resource contradicts.
    private static bool CanReturn(ConstraintEntry entry, string code, int status, bool isSoft) =>
        entry.Code is null || entry.Code == code || entry.OtherCode == code || (isSoft && entry.Code[..^2] == code[..^2])
        || AcceptedAlternatives.Read(entry.Alternatives ?? "").Any(
            alternative => alternative.Code == code || (alternative.Code is null && alternative.Status == status));

    // A batch operation applies the constraints of the single operation, and operations with the same path those of their body.
    private static bool IsForeign(ConstraintEntry entry, Step step) =>
        entry.Operation != "*" && entry.Operation != step.Call && !entry.FailsTheJob && step.Call != $"Batch{entry.Operation}s"
        && !HaveOnePath(entry.Operation, step.Call);

    private static bool HaveOnePath(string left, string right) =>
        (Catalog.Operation(left), Catalog.Operation(right)) is ({ } one, { } other) && one.Method == other.Method && one.Path == other.Path;
}
