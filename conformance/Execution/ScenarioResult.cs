using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Execution;

/// <summary>The result of one scenario.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Outcome">Its outcome.</param>
/// <param name="Reason">Why it was skipped, or null.</param>
/// <param name="Steps">The results of its steps, in order.</param>
/// <param name="LeftBehind">What the clean-up could not delete.</param>
/// <param name="Elapsed">The duration.</param>
public sealed record ScenarioResult(
    Scenario Scenario, Outcome Outcome, string? Reason, IReadOnlyList<StepResult> Steps,
    IReadOnlyList<string> LeftBehind, TimeSpan Elapsed);
