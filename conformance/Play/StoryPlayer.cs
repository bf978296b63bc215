using System.Diagnostics;
using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Play;

/// <summary>Plays one story from its first step to its clean-up.</summary>
internal sealed class StoryPlayer(Endpoint endpoint, Stages stages, Patience patience, Ledger? ledger)
{
    private readonly Judge _judge = new(endpoint.IsMock);

    /// <summary>Sets the stage for a story, for whoever plays it step by step.</summary>
    public async Task<Performance> BeginAsync(Scenario scenario, CancellationToken cancellation)
    {
        var stage = await stages.SetAsync(scenario, cancellation);
        Belongings belongings = ledger is null ? new MockBelongings(endpoint, stage.Variables["project_id"]) : new CreatedBelongings(ledger, new(endpoint, patience, ledger), scenario);
        return new(scenario, stage, Needs.WhySkip(scenario, endpoint, stage.Variables, ledger), new(endpoint, _judge, patience, stage), belongings);
    }

    public async Task<ScenarioResult> PlayAsync(Scenario scenario, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        var performance = await BeginAsync(scenario, cancellation);
        if (performance.WhySkipped is { } reason)
        {
            return new(scenario, Outcome.Skipped, reason, [.. scenario.Steps.Select(step => new StepResult { Step = step, Outcome = Outcome.Skipped })], [], Stopwatch.GetElapsedTime(started));
        }

        var results = new List<StepResult>();
        IReadOnlyList<string> left;
        try
        {
            foreach (var step in scenario.Steps)
            {
                var begun = Stopwatch.GetTimestamp();
                results.Add(results is [.., { Outcome: not Outcome.Passed }]
                    ? new StepResult { Step = step, Outcome = Outcome.NotReached }
                    : await performance.PlayAsync(step, cancellation) with { Elapsed = Stopwatch.GetElapsedTime(begun) });
            }
        }
        finally
        {
            // However a story ends: whoever breaks a run off wants it to end, not to leave things behind.
            left = await performance.EndAsync(CancellationToken.None);
        }

        var outcome = results.Select(result => result.Outcome).FirstOrDefault(each => each is not Outcome.Passed, Outcome.Passed);
        return new(scenario, outcome, null, results, left, Stopwatch.GetElapsedTime(started));
    }
}
