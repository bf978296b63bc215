namespace SdrsMock.Persistence;

/// <summary>The persisted history of a project: a snapshot and the commands since.</summary>
/// <param name="Sequence">The number of the last command.</param>
/// <param name="Snapshot">The output of <see cref="SnapshotSerializer"/>; null for a project that started pristine.</param>
/// <param name="Calls">The commands, oldest first.</param>
internal sealed record ProjectHistory(long Sequence, byte[]? Snapshot, IReadOnlyList<LoggedCommand> Calls);
