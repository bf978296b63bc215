namespace SdrsMock.Persistence;

/// <summary>
/// A command in a project, from before the project is read until the command's entry is appended. Until it is disposed no other
/// process changes the project.
/// </summary>
internal interface ICommandSession : IDisposable
{
    /// <summary>
    /// The entries that other processes appended since the expected sequence; null when the project must be loaded again.
    /// </summary>
    RemoteEntries? Missed { get; }
}
