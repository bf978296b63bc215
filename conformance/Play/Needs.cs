using SdrsMock.Conformance.Scenarios;
using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Play;

/// <summary>What a story needs of its target. One that lacks it is skipped with the reason, never silently.</summary>
internal static class Needs
{
    /// <summary>Why the target cannot be asked to play the story, or null when it can.</summary>
    public static string? WhySkip(Scenario scenario, Endpoint endpoint, Variables variables, Ledger? ledger)
    {
        if (endpoint.IsMock)
        {
            // A mock supplies every specimen, so there a name without a value is a slip of the table.
            return null;
        }

        if (scenario.Steps.FirstOrDefault(step => step.Target is CallName.ControlPlane) is { } control)
        {
            return $"step {control.Number} needs the control plane of a mock ({control.Call})";
        }

        if (scenario.Steps.Select(step => Safety.WhyNot(step, null, endpoint.Target)).FirstOrDefault(reason => reason is not null) is { } forbidden)
        {
            return forbidden;
        }

        return WhatLacks(scenario, endpoint.Target, variables, ledger);
    }

    private static string? WhatLacks(Scenario scenario, Target target, Variables variables, Ledger? ledger)
    {
        var creates = 0;
        var rehearsal = new Variables(name => variables.TryGet(name, out var value) ? value : null);
        foreach (var step in scenario.Steps)
        {
            try
            {
                var request = RequestBuilder.Build(step, rehearsal);
                creates += Creations.Of(request) is null ? 0 : Creations.CountIn(request);
                if (Safety.WhyNot(step, request, target) is { } forbidden)
                {
                    return forbidden;
                }
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

        return creates > 0 && creates > ledger?.Room ? $"it creates {creates} resources, and the budget of {target.MostResources} has {ledger.Room} left (--max-resources)" : null;
    }
}
