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
            var documented = Catalog.Errors.Where(entry => entry.Code == code).Select(entry => entry.Status).Distinct().ToList();
            // With the same code, one edition returns 404 and the other returns 400.
            if (documented.Count > 0 && !documented.Contains(status) && status != 404)
            {
                yield return Warning(
                    "expect", $"{code} is documented with {string.Join(" or ", documented)}, not {status}; correct the status or the code");
            }

            var covered = step.Covers.Select(Catalog.Constraint).OfType<ConstraintEntry>().ToList();
            if (covered.Count > 0 && !covered.Exists(entry => CanReturn(entry, code)))
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
                if (fields.FindUnknownField(check.Path) is { } problem)
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
            }
        }
    }

    private static bool CanReturn(ConstraintEntry entry, string code) =>
        entry.Code is null || entry.Code == code
        || AcceptedAlternatives.Read(entry.Alternatives ?? "").Any(alternative => alternative.Code == code);

    private static bool IsForeign(ConstraintEntry entry, Step step) =>
        entry.Operation != "*" && entry.Operation != step.Call && !entry.FailsTheJob;
}
