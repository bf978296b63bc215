using SdrsMock.Conformance.Scenarios;
using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Play;

/// <summary>What a story needs of its target. One that lacks it is skipped with the reason, never silently.</summary>
internal static class Needs
{
    /// <summary>Why the target cannot be asked to play the story, or null when it can.</summary>
    public static string? WhySkip(Scenario scenario, Endpoint endpoint, Variables variables)
    {
        if (!endpoint.IsMock && scenario.Steps.FirstOrDefault(step => step.Target is CallName.ControlPlane) is { } control)
        {
            return $"step {control.Number} needs the control plane of a mock ({control.Call})";
        }

        if (!endpoint.IsMock && !endpoint.Target.AllowWrites && scenario.Steps.FirstOrDefault(step => !step.Target.Reads) is { } write)
        {
            return $"step {write.Number} changes something ({write.Call}); --allow-writes permits it";
        }

        return endpoint.IsMock ? null : WhatLacks(scenario, variables);
    }

    // A mock supplies every specimen, so there a name without a value is a slip of the table.
    private static string? WhatLacks(Scenario scenario, Variables variables)
    {
        var rehearsal = new Variables(name => variables.TryGet(name, out var value) ? value : null);
        foreach (var step in scenario.Steps)
        {
            try
            {
                _ = RequestBuilder.Build(step, rehearsal);
            }
            catch (UnboundVariableException unbound) when (!scenario.Steps.Any(other => other.Saves.Any(save => save.Variable == unbound.Name)))
            {
                return $"step {step.Number} needs {{{unbound.Name}}}, which this target does not supply";
            }
            catch (Exception wrong) when (wrong is UnboundVariableException or FormatException)
            {
                // The table's mistake, told when the step is played.
                return null;
            }

            rehearsal.AddRange(step.Saves.Select(save => KeyValuePair.Create(save.Variable, "saved")));
        }

        return null;
    }
}
