namespace SdrsMock.Persistence;

/// <summary>The persisted history of a project: a snapshot and the commands since.</summary>
/// <param name="Sequence">The number of the last command.</param>
/// <param name="Snapshot">The serialised state; null for a project that started pristine.</param>
/// <param name="Entries">The commands, oldest first.</param>
internal sealed record ProjectHistory(long Sequence, byte[]? Snapshot, IReadOnlyList<LogEntry> Entries)
{
    /// <summary>The history of a project without commands.</summary>
    public static ProjectHistory Empty { get; } = new(0, null, []);
}
