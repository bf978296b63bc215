namespace SdrsMock.Conformance.Diff;

/// <summary>The response of one side to one step.</summary>
/// <param name="Status">HTTP status; null without a response.</param>
/// <param name="Code">The error code, or null.</param>
/// <param name="Body">The body.</param>
/// <param name="Passed">Whether the scenario can continue.</param>
/// <param name="Error">Why the step could not be run, or null.</param>
internal sealed record ObservedResponse(int? Status, string? Code, string Body, bool Passed, string? Error);
