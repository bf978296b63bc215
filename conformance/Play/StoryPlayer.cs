using System.Diagnostics;
using SdrsMock.Conformance.Scenarios;
using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Play;

/// <summary>Plays one story from its first step to its clean-up.</summary>
internal sealed class StoryPlayer(Endpoint endpoint, Patience patience)
{
    private readonly Judge _judge = new(endpoint.IsMock);

    public async Task<ScenarioResult> PlayAsync(Scenario scenario, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        var stage = await endpoint.StageAsync(scenario, cancellation);
        if (Needs.WhySkip(scenario, endpoint, stage.Variables) is { } reason)
        {
            return new(scenario, Outcome.Skipped, reason, [.. scenario.Steps.Select(step => new StepResult { Step = step, Outcome = Outcome.Skipped })], [], Stopwatch.GetElapsedTime(started));
        }

        var cleanUp = new CleanUp(endpoint, patience, stage);
        var results = new List<StepResult>();
        foreach (var step in scenario.Steps)
        {
            var begun = Stopwatch.GetTimestamp();
            results.Add(results is [.., { Outcome: not Outcome.Passed }]
                ? new StepResult { Step = step, Outcome = Outcome.NotReached }
                : await PlayAsync(step, stage, cleanUp, cancellation) with { Elapsed = Stopwatch.GetElapsedTime(begun) });
        }

        var left = await cleanUp.RunAsync(cancellation);
        var outcome = results.Select(result => result.Outcome).FirstOrDefault(each => each is not Outcome.Passed, Outcome.Passed);
        return new(scenario, outcome, null, results, left, Stopwatch.GetElapsedTime(started));
    }

    private async Task<StepResult> PlayAsync(Step step, Stage stage, CleanUp cleanUp, CancellationToken cancellation)
    {
        var (attempts, left, history) = (0, step.Within ?? TimeSpan.Zero, new List<string>());
        try
        {
            while (true)
            {
                var request = RequestBuilder.Build(step, stage.Variables);
                attempts++;
                var exchange = await endpoint.SendAsync(request, stage, cancellation);
                cleanUp.Observe(step, exchange);
                var judgement = await _judge.OfAsync(step, exchange, stage.Variables);
                Remember(history, judgement);
                if (judgement.Holds)
                {
                    stage.Variables.AddRange(judgement.Saved);
                }

                if (judgement.Holds || judgement.Final || left <= TimeSpan.Zero)
                {
                    return new()
                    {
                        Step = step,
                        Outcome = judgement.Holds ? Outcome.Passed : Outcome.Failed,
                        Shortfalls = judgement.Shortfalls,
                        Findings = judgement.Findings,
                        Attempts = attempts,
                        Exchange = exchange,
                        History = history,
                    };
                }

                left -= await patience.PassAsync(left, stage, cancellation);
            }
        }
        catch (Exception wrong) when (wrong is UnboundVariableException or FormatException)
        {
            return new() { Step = step, Outcome = Outcome.Broken, Shortfalls = [wrong.Message], Attempts = attempts };
        }
    }

    private static void Remember(List<string> history, Judgement judgement)
    {
        var seen = judgement.Holds ? "as expected" : string.Join("; ", judgement.Shortfalls);
        if (history is not [.., var last] || last != seen)
        {
            history.Add(seen);
        }
    }
}
