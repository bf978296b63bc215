namespace SdrsMock.Conformance.Execution;

/// <summary>Why a mock rejected a request.</summary>
/// <param name="Constraint">The id of the violated constraint, or null.</param>
/// <param name="Statement">The condition that the constraint states, or null.</param>
/// <param name="Source">Where the documentation states it, or null.</param>
/// <param name="Location">The place in the request: a JSON path, <c>?name</c>, <c>{path_parameter}</c>, a header or a path.</param>
/// <param name="Detail">A further explanation, or null.</param>
/// <param name="Value">The value at the place, or null if the place has none by its kind.</param>
internal sealed record RejectionReason(
    string? Constraint, string? Statement, string? Source, string? Location, string? Detail, string? Value);
