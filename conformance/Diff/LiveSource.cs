using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Diff;

/// <summary>A side that runs the scenarios against a target.</summary>
internal sealed class LiveSource(ExecutionEnvironment environment, ScenarioRunner runner) : IDiffSource
{
    public string DisplayName => environment.DisplayName;

    public async Task<IScenarioRun> StartScenarioAsync(Scenario scenario, CancellationToken cancellation) =>
        new LiveRun(runner, await runner.StartAsync(scenario, cancellation));

    public Task<IReadOnlyList<string>> RestoreAsync() => environment.RestoreAsync();

    public ValueTask DisposeAsync() => environment.DisposeAsync();

    private sealed class LiveRun(ScenarioRunner runner, ScenarioRun run) : IScenarioRun
    {
        public string? SkipReason => run.Missing?.ToString();

        public IEnumerable<KeyValuePair<string, string>> Variables => run.Context.Variables.All;

        public async Task<ObservedResponse?> NextAsync(Step step, CancellationToken cancellation)
        {
            var result = await runner.RunStepAsync(step, run, cancellation);
            var error = result.Outcome is Outcome.Broken ? string.Join("; ", result.Failures) : null;
            return new(result.Status, result.Exchange?.ErrorCode, result.ResponseBody ?? "", result.Outcome is Outcome.Passed, error);
        }

        public Task<IReadOnlyList<string>> EndAsync(CancellationToken cancellation) => run.Cleanup.RemoveAsync(cancellation);
    }
}
