using System.Diagnostics;
using SdrsMock.Conformance.Scenarios;
using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Execution;

/// <summary>Plays one story from its first step to its clean-up.</summary>
internal sealed class ScenarioStarter(TargetConnection endpoint, ScenarioContextFactory contexts, IWaitStrategy waitStrategy, CleanupLog? cleanupLog)
{
    private readonly StepEvaluator _judge = new(endpoint.IsMock);

    /// <summary>Sets the stage for a story, for whoever plays it step by step.</summary>
    public async Task<ScenarioRun> BeginAsync(Scenario scenario, CancellationToken cancellation)
    {
        var context = await contexts.CreateContextAsync(scenario, cancellation);
        ScenarioCleanup belongings = cleanupLog is null ? new MockProjectCleanup(endpoint, context.Variables["project_id"]) : new TrackedResourceCleanup(cleanupLog, new(endpoint, waitStrategy, cleanupLog), scenario);
        return new(scenario, context, Preconditions.GetSkipReason(scenario, endpoint, context.Variables, cleanupLog), new(endpoint, _judge, waitStrategy, context), belongings);
    }

    public async Task<ScenarioResult> RunAsync(Scenario scenario, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        var performance = await BeginAsync(scenario, cancellation);
        if (performance.SkipReason is { } reason)
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
                    : await performance.RunStepAsync(step, cancellation) with { Elapsed = Stopwatch.GetElapsedTime(begun) });
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
