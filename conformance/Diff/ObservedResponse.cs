namespace SdrsMock.Conformance.Diff;

/// <summary>What one step was answered.</summary>
/// <param name="Status">HTTP status; null when there was no answer.</param>
/// <param name="Code">The error code, or null.</param>
/// <param name="Body">The body.</param>
/// <param name="Passed">Whether the story can go on.</param>
/// <param name="TransportError">Why the step could not be played at all, or null.</param>
internal sealed record ObservedResponse(int? Status, string? Code, string Body, bool Passed, string? TransportError);
