namespace SdrsMock.Conformance.Execution;

/// <summary>One check of a call, as a mock judged it.</summary>
/// <param name="Phase">The phase, such as <c>body</c> or <c>state</c>.</param>
/// <param name="Outcome"><c>held</c>, <c>violated</c> or <c>not judged</c>.</param>
/// <param name="Constraint">The id of the constraint, or null.</param>
/// <param name="Statement">What must hold.</param>
/// <param name="Source">Where the documentation states it, or null.</param>
/// <param name="Code">The status and error code of a violation.</param>
/// <param name="Basis">The evidence for the code, or null.</param>
/// <param name="Location">The place in the request, or null.</param>
/// <param name="Seen">The value at the place, and the resources that it names.</param>
/// <param name="Reason">What is wrong, or why it was not judged.</param>
/// <param name="Accepted">What would be accepted, or null.</param>
internal sealed record CallCheck(
    string Phase,
    string Outcome,
    string? Constraint,
    string Statement,
    string? Source,
    string Code,
    string? Basis,
    string? Location,
    string? Seen,
    string? Reason,
    string? Accepted)
{
    public bool IsViolated => Outcome == "violated";
}
