namespace SdrsMock.Persistence;

/// <summary>The entries that other processes appended to a project's log.</summary>
/// <param name="Sequence">The number of the last command.</param>
/// <param name="Entries">The commands, oldest first.</param>
internal sealed record RemoteEntries(long Sequence, IReadOnlyList<LogEntry> Entries)
{
    /// <summary>No entries.</summary>
    public static RemoteEntries None { get; } = new(0, []);
}
