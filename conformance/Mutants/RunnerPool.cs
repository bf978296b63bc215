using SdrsMock.Conformance.Execution;

namespace SdrsMock.Conformance.Mutants;

/// <summary>Several runners, each with a mock of its own, which share the work.</summary>
internal sealed class RunnerPool
{
    private RunnerPool(IReadOnlyList<ScenarioRunner> runners) => Runners = runners;

    /// <summary>The runners.</summary>
    public IReadOnlyList<ScenarioRunner> Runners { get; }

    /// <summary>Creates a pool.</summary>
    public static async Task<RunnerPool> CreateAsync(ExecutionEnvironment environment, int size, CancellationToken cancellation) =>
        new(await Task.WhenAll(Enumerable.Range(0, size).Select(_ => environment.CreateRunnerAsync(cancellation))));

    /// <summary>Handles items on all runners; the results have the order of the items.</summary>
    public async Task<TResult[]> RunAsync<TItem, TResult>(
        IReadOnlyList<TItem> items, Func<TItem, ScenarioRunner, CancellationToken, Task<TResult>> action, CancellationToken cancellation)
    {
        var (results, next) = (new TResult[items.Count], -1);
        await WorkerGroup.RunAsync(
            Runners,
            async (runner, token) =>
            {
                while (Interlocked.Increment(ref next) is var number && number < items.Count)
                {
                    results[number] = await action(items[number], runner, token);
                }
            },
            cancellation);
        return results;
    }
}
