namespace SdrsMock.Diagnostics;

/// <summary>Says what changed, so that a client knows what to read again.</summary>
/// <param name="Id">The number of the event; each one is greater than those before.</param>
/// <param name="Kind">What changed: one of <see cref="ChangeKind"/>.</param>
/// <param name="ProjectId">The project that changed; null for a change that concerns all.</param>
/// <param name="Data">Details as a JSON object on one line.</param>
internal readonly record struct ChangeEvent(long Id, string Kind, string? ProjectId, string Data);
