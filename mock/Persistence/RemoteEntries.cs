namespace SdrsMock.Persistence;

/// <summary>What other processes did in a project.</summary>
/// <param name="Sequence">The number of the last call.</param>
/// <param name="Calls">Oldest first.</param>
internal sealed record RemoteEntries(long Sequence, IReadOnlyList<LoggedCommand> Calls);
