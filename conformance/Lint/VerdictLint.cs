using SdrsMock.Conformance.Execution;

namespace SdrsMock.Conformance.Lint;

/// <summary>Compares the expectation of a step with the judgement of a mock.</summary>
internal static class VerdictLint
{
    /// <summary>The finding of a step, or null.</summary>
    public static LintFinding? Check(ExplainedStep explained)
    {
        // A repeated call is judged later again, and a fault rule decides by counting.
        if (explained is not { Step: { Within: null } step, Explanation: { HasFaultRules: false } explanation }
            || explanation.Verdict == "not judged")
        {
            return null;
        }

        var message = (step.Expect, explanation) switch
        {
            ({ Dropped: true }, _) => null,
            (null or { IsRejection: false }, { IsRejected: true }) => $"{DescribeRejection(explanation)}, but the row expects a success",
            ({ IsRejection: true } expected, { IsRejected: false }) =>
                $"the call will be accepted with {explanation.Status}, but the row expects {expected}",
            ({ IsRejection: true } expected, _) when expected.Status != explanation.Status
                || (expected.Code is { } code && code != explanation.Code) =>
                $"{DescribeRejection(explanation)}, but the row expects {expected}",
            ({ IsRejection: true }, _) when step.Covers.Count > 0 && explanation.Constraint is { } constraint
                && !constraint.Split(", ").Any(step.Covers.Contains) =>
                $"{DescribeRejection(explanation)}, but the row covers {string.Join(", ", step.Covers)}",
            _ => null,
        };
        return message is null ? null : new(false, new(explained.Scenario.File, step.Row, "expect", $"{message}; correct the row")
        {
            SheetRow = step.SheetRow,
        });
    }

    private static string DescribeRejection(CallExplanation explanation)
    {
        var decisive = explanation.Decisive;
        return $"the call will be rejected by {explanation.Constraint ?? "a rule without an id"} ({explanation.Response}): "
            + $"{decisive?.Statement}{(decisive?.Location is { } place ? $" ({place})" : "")}";
    }
}
