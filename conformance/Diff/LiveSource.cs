using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Diff;

/// <summary>A target that is played against now.</summary>
internal sealed class LiveSource(ExecutionEnvironment environment, ScenarioRunner runner) : IDiffSource
{
    public string DisplayName => environment.DisplayName;

    public async Task<IScenarioRun> StartScenarioAsync(Scenario scenario, CancellationToken cancellation) => new Run(await runner.BeginAsync(scenario, cancellation));

    public Task<IReadOnlyList<string>> RestoreAsync() => environment.RestoreAsync();

    public ValueTask DisposeAsync() => environment.DisposeAsync();

    private sealed class Run(ScenarioRun performance) : IScenarioRun
    {
        public string? SkipReason => performance.SkipReason;

        public IEnumerable<KeyValuePair<string, string>> Variables => performance.Context.Variables.All;

        public async Task<ObservedResponse?> NextAsync(Step step, CancellationToken cancellation)
        {
            var result = await performance.RunStepAsync(step, cancellation);
            return new(result.Status, result.Exchange?.ErrorCode, result.ResponseBody ?? "", result.Outcome is Outcome.Passed, result.Outcome is Outcome.Broken ? string.Join("; ", result.Failures) : null);
        }

        public Task<IReadOnlyList<string>> EndAsync(CancellationToken cancellation) => performance.EndAsync(cancellation);
    }
}
