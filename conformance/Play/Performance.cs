using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Play;

/// <summary>One story on its stage, step by step.</summary>
internal sealed class Performance(Scenario scenario, Stage stage, string? whySkipped, StepPlayer player, Belongings belongings)
{
    public Scenario Scenario => scenario;

    public Stage Stage => stage;

    /// <summary>Why it cannot be played here, or null.</summary>
    public string? WhySkipped => whySkipped;

    public Task<StepResult> PlayAsync(Step step, CancellationToken cancellation) => player.PlayAsync(step, belongings, cancellation);

    /// <summary>Takes away what the story leaves.</summary>
    /// <returns>What could not be taken away.</returns>
    public Task<IReadOnlyList<string>> EndAsync(CancellationToken cancellation) => belongings.RemoveAsync(cancellation);
}
