using SdrsMock.Conformance.Scenarios;
using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Execution;

/// <summary>Compares the features that a scenario requires with those of the target. A scenario is skipped if one is missing.</summary>
internal static class Preconditions
{
    // The tags with which a scenario declares its requirements; scenarios/README.md documents them.
    private const string AuthPresent = "auth-present";
    private const string AuthVerify = "auth-verify";

    /// <summary>The first required feature that the target lacks, or null.</summary>
    public static MissingFeature? FindMissing(Scenario scenario, TargetConnection connection, Variables variables, CleanupLog? cleanupLog)
    {
        if (connection.MockInfo is { } mock)
        {
            // A mock supplies all variables, so an unknown name is an error of the scenario file. A comparison runs the scenarios of
            // all editions, because it looks for their differences.
            var isComparison = connection.Target.SideName is not null;
            return FindMissing(scenario, isComparison ? mock with { Edition = null } : mock);
        }

        if (scenario.Steps.FirstOrDefault(step => step.Target is CallTarget.ControlPlane) is { } control)
        {
            return new(TargetFeature.ControlPlane, $"step {control.Number} calls the control plane of a mock ({control.Call})");
        }

        var violations = scenario.Steps.Select(step => WriteGuard.FindViolation(step, null, connection.Target));
        return violations.FirstOrDefault(violation => violation is not null)
            ?? FindMissing(scenario, connection.Target, variables, cleanupLog);
    }

    private static MissingFeature? FindMissing(Scenario scenario, MockInfo mock)
    {
        var tags = scenario.Tags.ToList();
        if (FindMissingEdition(tags, mock.Edition) is { } edition)
        {
            return edition;
        }

        if (mock.Auth is not (null or "verify") && tags.Contains(AuthVerify))
        {
            return new(TargetFeature.AuthVerify, $"the mock was started with --auth {mock.Auth}; start it with --auth verify");
        }

        if (mock.Auth == "off" && tags.Contains(AuthPresent))
        {
            return new(TargetFeature.AuthPresent, "the mock was started with --auth off; start it with --auth present or --auth verify");
        }

        return mock.Hints == "off" && scenario.Steps.FirstOrDefault(ChecksHint) is { } step
            ? new(TargetFeature.Hints, $"step {step.Number} checks {StepEvaluator.HintHeader}; start the mock without --no-hints")
            : null;
    }

    private static MissingFeature? FindMissingEdition(List<string> tags, string? edition)
    {
        if (edition is null || tags.Contains(edition))
        {
            return null;
        }

        return TargetFeature.Editions.FirstOrDefault(feature => tags.Contains(feature.Key)).Value is { } missing
            ? new(missing, $"the mock follows the edition {edition}")
            : null;
    }

    private static bool ChecksHint(Step step) =>
        step.Checks.Any(check => check.Path.Text == StepEvaluator.HintHeader && check.Expected != CellValue.None);

    private static MissingFeature? FindMissing(Scenario scenario, Target target, Variables variables, CleanupLog? cleanupLog)
    {
        var created = 0;
        var rehearsal = new Variables(name => variables.TryGet(name, out var value) ? value : null);
        foreach (var step in scenario.Steps)
        {
            try
            {
                var request = RequestBuilder.Build(step, rehearsal);
                created += ResourceCreations.FindKind(request) is null ? 0 : ResourceCreations.Count(request);
                if (WriteGuard.FindViolation(step, request, target) is { } violation)
                {
                    return violation;
                }
            }
            catch (UnboundVariableException exception) when (!IsCaptured(scenario, exception.Name))
            {
                return new(TargetFeature.Variables, $"step {step.Number} uses {{{exception.Name}}}, which this target does not supply; "
                    + $"set it with --var {exception.Name}=VALUE or in the target file");
            }
            catch (Exception exception) when (exception is UnboundVariableException or FormatException)
            {
                // An error of the scenario file, which is reported when the step runs.
                return null;
            }

            rehearsal.AddRange(step.Captures.Select(capture => KeyValuePair.Create(capture.Variable, "captured")));
        }

        return created > 0 && created > cleanupLog?.RemainingResources
            ? new(TargetFeature.ResourceBudget, $"the scenario creates {created} resources, and {cleanupLog.RemainingResources} of "
                + $"{target.MaxResources} are left; raise --max-resources")
            : null;
    }

    private static bool IsCaptured(Scenario scenario, string variable) =>
        scenario.Steps.Any(step => step.Captures.Any(capture => capture.Variable == variable));
}
