using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Play;

/// <summary>One story on its stage, step by step.</summary>
internal sealed class Performance(Scenario scenario, Stage stage, string? whySkipped, StepPlayer player, Belongings? belongings)
{
    public Scenario Scenario => scenario;

    public Stage Stage => stage;

    /// <summary>Why it cannot be played here, or null.</summary>
    public string? WhySkipped => whySkipped;

    public Task<StepResult> PlayAsync(Step step, CancellationToken cancellation) => player.PlayAsync(step, belongings, cancellation);

    /// <summary>Deletes what the story created. On a mock there is nothing to do: a story has a project of its own.</summary>
    /// <returns>What could not be deleted.</returns>
    public async Task<IReadOnlyList<string>> EndAsync(CancellationToken cancellation) => belongings is null ? [] : await belongings.RemoveAsync(cancellation);
}
