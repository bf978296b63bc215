using SdrsMock.Conformance.Scenarios;
using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Execution;

/// <summary>One story on its stage, step by step.</summary>
internal sealed class ScenarioRun(Scenario scenario, ScenarioContext context, string? whySkipped, StepRunner player, ScenarioCleanup belongings)
{
    public Scenario Scenario => scenario;

    public ScenarioContext Context => context;

    /// <summary>Why it cannot be played here, or null.</summary>
    public string? SkipReason => whySkipped;

    public Task<StepResult> RunStepAsync(Step step, CancellationToken cancellation) => player.RunAsync(step, belongings, cancellation);

    /// <summary>Takes away what the story leaves.</summary>
    /// <returns>What could not be taken away.</returns>
    public Task<IReadOnlyList<string>> EndAsync(CancellationToken cancellation) => belongings.RemoveAsync(cancellation);
}
