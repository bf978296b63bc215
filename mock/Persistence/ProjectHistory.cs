namespace SdrsMock.Persistence;

/// <summary>What is known of a project: a snapshot, and the calls since.</summary>
/// <param name="Sequence">The number of the last call.</param>
/// <param name="Snapshot">What <see cref="Snapshot"/> wrote; null for a project that began with nothing.</param>
/// <param name="Calls">Oldest first.</param>
internal sealed record ProjectHistory(long Sequence, byte[]? Snapshot, IReadOnlyList<LoggedCommand> Calls);
