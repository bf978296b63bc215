namespace SdrsMock.Conformance.Execution;

/// <summary>An answer held against its row.</summary>
/// <param name="Failures">Everything that is not as asked.</param>
/// <param name="Findings">What passed and is worth telling.</param>
/// <param name="Captured">What the row keeps.</param>
/// <param name="Final">Whether waiting longer cannot help.</param>
internal sealed record StepEvaluation(
    IReadOnlyList<string> Failures, IReadOnlyList<string> Findings, IReadOnlyList<KeyValuePair<string, string>> Captured, bool Final)
{
    public bool Holds => Failures.Count == 0;
}
