namespace SdrsMock.Conformance.Execution;

/// <summary>The result of evaluating a response against its step.</summary>
/// <param name="Failures">Everything that differs from the expectation.</param>
/// <param name="Findings">Remarks about a response that passed.</param>
/// <param name="Captured">The variables that the step saves.</param>
/// <param name="Final">Whether repeating the request cannot change the result.</param>
internal sealed record StepEvaluation(
    IReadOnlyList<string> Failures, IReadOnlyList<string> Findings, IReadOnlyList<KeyValuePair<string, string>> Captured, bool Final)
{
    public bool Passed => Failures.Count == 0;
}
