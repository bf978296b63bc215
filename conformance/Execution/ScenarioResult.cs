using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Execution;

/// <summary>How one story went.</summary>
/// <param name="Scenario">The story.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Reason">Why it was skipped, or null.</param>
/// <param name="Steps">Its steps, in order.</param>
/// <param name="LeftBehind">What the clean-up could not delete.</param>
/// <param name="Elapsed">How long it took.</param>
public sealed record ScenarioResult(
    Scenario Scenario, Outcome Outcome, string? Reason, IReadOnlyList<StepResult> Steps, IReadOnlyList<string> LeftBehind, TimeSpan Elapsed)
{
    /// <summary>For tests: does nothing when the story passed or was skipped, else throws what a failure prints.</summary>
    /// <exception cref="ConformanceException">The story did not pass.</exception>
    public void ThrowUnlessPassed()
    {
        if (Outcome is not (Outcome.Passed or Outcome.Skipped))
        {
            throw new ConformanceException(SdrsMock.Conformance.Reports.FailureFormatter.Format(SdrsMock.Conformance.Reports.ReportBuilder.BuildScenario(this)));
        }
    }
}
