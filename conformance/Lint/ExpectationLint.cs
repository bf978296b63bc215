using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Scenarios;
using SdrsMock.Schemas;

namespace SdrsMock.Conformance.Lint;

/// <summary>Holds what a row expects against the documentation: codes, constraints, and the fields of the answer.</summary>
internal static class ExpectationLint
{
    public static IEnumerable<LintFinding> Check(Scenario scenario, Step step)
    {
        LintFinding Doubt(string column, string message) => LintFinding.CreateWarning(scenario.File, step.Row, column, message);
        LintFinding Wrong(string column, string message) => new(true, new(scenario.File, step.Row, column, message));

        if (step.Expect is { Code: { } code, Status: { } status })
        {
            var documented = Catalog.Errors.Where(entry => entry.Code == code).Select(entry => entry.Status).Distinct().ToList();
            // One edition answers 404 where the other answers 400 with the same code.
            if (documented.Count > 0 && !documented.Contains(status) && status != 404)
            {
                yield return Doubt("expect", $"{code} is documented with {string.Join(" or ", documented)}, not {status}");
            }

            var covered = step.Covers.Select(Catalog.Constraint).OfType<ConstraintEntry>().ToList();
            if (covered.Count > 0 && !covered.Exists(entry => entry.Code is null || entry.Code == code || AcceptedAlternatives.Read(entry.Alternatives ?? "").Any(other => other.Code == code)))
            {
                yield return Doubt("covers", $"{covered[0].Id} is refused with {covered[0].Code}, not {code}");
            }

            foreach (var stranger in covered.Where(entry => entry.Operation != "*" && entry.Operation != step.Call && step.Target is CallTarget.Operation && !entry.FailsTheJob))
            {
                yield return Doubt("covers", $"{stranger.Id} is a constraint of {stranger.Operation}, not of {step.Call}");
            }
        }

        if (step.Target is CallTarget.Operation(var operation) && step.Expect is null or { Status: < 400 })
        {
            var fields = ResponseSchemaFields.ForOperation(operation);
            foreach (var check in step.Checks.Where(check => !check.ForHeader && check.Expected != CellValue.None))
            {
                if (fields.Unknown(check.Path) is { } words)
                {
                    yield return Doubt("check", words);
                }
            }

            foreach (var save in step.Captures.Where(save => !save.ForHeader))
            {
                if (fields.Unknown(save.Path) is { } words)
                {
                    yield return Wrong("save", words);
                }
            }
        }
    }
}
