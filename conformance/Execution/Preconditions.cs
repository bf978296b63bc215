using SdrsMock.Conformance.Scenarios;
using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Execution;

/// <summary>What a story needs of its target. One that lacks it is skipped with the reason, never silently.</summary>
internal static class Preconditions
{
    // The words by which a story says what it needs of a mock; scenarios/README.md tells of them.
    private static readonly string[] s_editions = ["huawei", "otc"];
    private const string AuthPresent = "auth-present";
    private const string AuthVerify = "auth-verify";

    /// <summary>Why the target cannot be asked to play the story, or null when it can.</summary>
    public static string? GetSkipReason(Scenario scenario, TargetConnection endpoint, Variables variables, CleanupLog? cleanupLog)
    {
        if (endpoint.MockInfo is { } traits)
        {
            // A mock supplies every specimen, so there a name without a value is a slip of the table. A comparison wants to see
            // where editions part.
            return FindMissing(scenario, endpoint.Target.DisplayName is null ? traits : traits with { Edition = null });
        }

        if (scenario.Steps.FirstOrDefault(step => step.Target is CallTarget.ControlPlane) is { } control)
        {
            return $"step {control.Number} needs the control plane of a mock ({control.Call})";
        }

        if (scenario.Steps.Select(step => WriteGuard.FindViolation(step, null, endpoint.Target)).FirstOrDefault(reason => reason is not null) is { } forbidden)
        {
            return forbidden;
        }

        return FindMissing(scenario, endpoint.Target, variables, cleanupLog);
    }

    private static string? FindMissing(Scenario scenario, MockInfo mock)
    {
        var editions = scenario.Tags.Intersect(s_editions).ToList();
        return mock.Edition is not null && editions.Count > 0 && !editions.Contains(mock.Edition) ? $"is about the edition {editions[0]}, and this mock follows {mock.Edition}"
            : mock.Auth is not (null or "verify") && scenario.Tags.Contains(AuthVerify) ? "needs a mock with --auth verify"
            : mock.Auth == "off" && scenario.Tags.Contains(AuthPresent) ? "needs a mock with --auth present or --auth verify"
            : mock.Hints == "off" && scenario.Steps.Any(step => step.Checks.Any(check => check.Path.Text == StepEvaluator.HintHeader && check.Expected != CellValue.None)) ? "needs a mock without --no-hints"
            : null;
    }

    private static string? FindMissing(Scenario scenario, Target target, Variables variables, CleanupLog? cleanupLog)
    {
        var creates = 0;
        var rehearsal = new Variables(name => variables.TryGet(name, out var value) ? value : null);
        foreach (var step in scenario.Steps)
        {
            try
            {
                var request = RequestBuilder.Build(step, rehearsal);
                creates += ResourceCreations.FindKind(request) is null ? 0 : ResourceCreations.CountIds(request);
                if (WriteGuard.FindViolation(step, request, target) is { } forbidden)
                {
                    return forbidden;
                }
            }
            catch (UnboundVariableException unbound) when (!scenario.Steps.Any(other => other.Captures.Any(save => save.Variable == unbound.Name)))
            {
                return $"step {step.Number} needs {{{unbound.Name}}}, which this target does not supply";
            }
            catch (Exception exception) when (exception is UnboundVariableException or FormatException)
            {
                // The table's mistake, told when the step is played.
                return null;
            }

            rehearsal.AddRange(step.Captures.Select(save => KeyValuePair.Create(save.Variable, "saved")));
        }

        return creates > 0 && creates > cleanupLog?.EnsureCapacity ? $"it creates {creates} resources, and the budget of {target.MostResources} has {cleanupLog.EnsureCapacity} left (--max-resources)" : null;
    }
}
