using SdrsMock.Conformance.Http;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Execution;

/// <summary>A step with the explanation of its call, given before the call was made.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Step">The step.</param>
/// <param name="Request">The request; null if it cannot be built.</param>
/// <param name="Explanation">The explanation; null if the mock cannot judge the call.</param>
/// <param name="Problem">Why there is no explanation, or null.</param>
internal sealed record ExplainedStep(
    Scenario Scenario, Step Step, HttpRequestSpec? Request, CallExplanation? Explanation, string? Problem)
{
    /// <summary>The result of the step; null if it was not carried out.</summary>
    public StepResult? Result { get; init; }
}
