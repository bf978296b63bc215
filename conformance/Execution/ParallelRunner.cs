using SdrsMock.Conformance.Scenarios;
using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Execution;

/// <summary>Runs scenarios on several workers. The results have the order of the scenarios.</summary>
internal sealed class ParallelRunner(ExecutionEnvironment environment, int parallelism, bool failFast)
{
    private int _next = -1;
    private volatile bool _stopped;

    /// <summary>Called when a scenario starts, from several workers at once.</summary>
    public Action<Scenario> ScenarioStarted { get; init; } = _ => { };

    /// <summary>Called when a scenario has finished, from several workers at once.</summary>
    public Action<ScenarioResult> ScenarioFinished { get; init; } = _ => { };

    /// <exception cref="TargetException">The target stopped responding; the other workers are cancelled.</exception>
    public async Task<IReadOnlyList<ScenarioResult>> RunAsync(IReadOnlyList<Scenario> scenarios, CancellationToken cancellation)
    {
        var results = new ScenarioResult?[scenarios.Count];
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var workers = Enumerable.Range(0, Math.Max(1, Math.Min(parallelism, scenarios.Count)))
            .Select(_ => Task.Run(() => WorkAsync(scenarios, results, cancelled.Token), CancellationToken.None))
            .ToList();
        await foreach (var worker in Task.WhenEach(workers))
        {
            if (!worker.IsCompletedSuccessfully)
            {
                await cancelled.CancelAsync();
            }
        }

        // The worker that failed has the reason; the cancelled workers only report the cancellation.
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
