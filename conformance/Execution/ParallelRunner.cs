using SdrsMock.Conformance.Scenarios;
using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Execution;

/// <summary>Plays many stories, several at a time. Results stand in the order of the stories, however they were played.</summary>
internal sealed class ParallelRunner(ExecutionEnvironment environment, int hands, bool failFast)
{
    private int _next = -1;
    private volatile bool _stopped;

    /// <summary>Told when a story begins; several workers tell at once.</summary>
    public Action<Scenario> ScenarioStarted { get; init; } = _ => { };

    /// <summary>Told when a story has ended; several workers tell at once.</summary>
    public Action<ScenarioResult> ScenarioFinished { get; init; } = _ => { };

    /// <exception cref="TargetException">The target is gone; the other workers are called off.</exception>
    public async Task<IReadOnlyList<ScenarioResult>> RunAsync(IReadOnlyList<Scenario> scenarios, CancellationToken cancellation)
    {
        var results = new ScenarioResult?[scenarios.Count];
        using var calledOff = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var workers = Enumerable.Range(0, Math.Max(1, Math.Min(hands, scenarios.Count)))
            .Select(_ => Task.Run(() => WorkAsync(scenarios, results, calledOff.Token), CancellationToken.None))
            .ToList();
        await foreach (var worker in Task.WhenEach(workers))
        {
            if (!worker.IsCompletedSuccessfully)
            {
                await calledOff.CancelAsync();
            }
        }

        // Whoever failed says why; those who were called off only say that they were.
        await (workers.Find(worker => worker.IsFaulted) ?? Task.WhenAll(workers));
        return [.. results.OfType<ScenarioResult>()];
    }

    private async Task WorkAsync(IReadOnlyList<Scenario> scenarios, ScenarioResult?[] results, CancellationToken cancellation)
    {
        var runner = await environment.CreateRunnerAsync(cancellation);
        while (!_stopped && Interlocked.Increment(ref _next) is var number && number < scenarios.Count)
        {
            ScenarioStarted(scenarios[number]);
            var result = results[number] = await runner.RunAsync(scenarios[number], cancellation);
            if (failFast && result.Outcome is Outcome.Failed or Outcome.Broken)
            {
                _stopped = true;
            }

            ScenarioFinished(result);
        }
    }
}
