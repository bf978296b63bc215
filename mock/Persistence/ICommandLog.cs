using SdrsMock.Common;
using SdrsMock.State;

namespace SdrsMock.Persistence;

/// <summary>
/// Persists the state. The engine appends each command that changed a project; once the returned task has completed, the
/// command survives the end of the process and is found when the log is opened again.
/// </summary>
internal interface ICommandLog : ICallCounter, IDisposable
{
    /// <summary>The latest instant recorded in the log.</summary>
    DateTimeOffset Latest { get; }

    /// <summary>The ids of the projects in the log.</summary>
    IReadOnlyList<string> Projects { get; }

    /// <summary>Called when an entry could not be written, before its task fails.</summary>
    Action<WriteFailure>? WriteFailed { get; set; }

    /// <summary>Writes an entry of the size of a large command and removes it again.</summary>
    /// <exception cref="StoreException">A command could not be written now; the message says why.</exception>
    void Probe();

    /// <summary>Reads the history of a project.</summary>
    /// <exception cref="StoreException">It cannot be read.</exception>
    ProjectHistory Load(string projectId);

    /// <summary>
    /// Begins a command in a project. Until <see cref="EndProject"/> no other process changes the project. The caller holds the
    /// project lock.
    /// </summary>
    /// <param name="project">The project.</param>
    /// <param name="onlyReads">Whether the command changes nothing, so that other readers need not wait.</param>
    /// <returns>The entries that other processes appended since the project was up to date; null when it must be loaded again.</returns>
    RemoteEntries? BeginProject(ProjectState project, bool onlyReads);

    /// <summary>Ends a command in a project.</summary>
    void EndProject(ProjectState project);

    /// <summary>
    /// Appends a command that was executed in a project. The caller holds the project lock, so that the log order is the
    /// execution order.
    /// </summary>
    /// <param name="project">The project in which it was executed.</param>
    /// <param name="call">The command.</param>
    /// <param name="shared">The global state if the command changed it, otherwise null. Both are persisted, or neither.</param>
    Task Append(ProjectState project, LoggedCommand call, byte[]? shared);

    /// <summary>Replaces the commands of a project so far by a snapshot. The caller holds the project lock.</summary>
    void WriteSnapshot(ProjectState project, byte[] snapshot);

    /// <summary>Replaces a project's persisted state.</summary>
    Task Replace(ProjectState project, byte[] snapshot);

    /// <summary>Replaces the whole persisted state by these projects and this global state.</summary>
    Task ReplaceAll(IReadOnlyList<(ProjectState Project, byte[] Snapshot)> projects, byte[] shared);

    /// <summary>
    /// Reads the global state if its version is later than the given one; null when it is not, or when none was written.
    /// </summary>
    GlobalStateRecord? ReadGlobalStateAfter(long version);

    /// <summary>
    /// As <see cref="ReadGlobalStateAfter"/>; in addition no other process changes it until <see cref="EndGlobalState"/>.
    /// </summary>
    /// <param name="version">The known version.</param>
    /// <param name="within">The project whose command changes it, or null.</param>
    GlobalStateRecord? BeginGlobalState(long version, ProjectState? within);

    /// <summary>
    /// Writes the global state, between <see cref="BeginGlobalState"/> and <see cref="EndGlobalState"/>. Its version increases
    /// by one.
    /// </summary>
    Task WriteGlobalState(byte[] shared);

    /// <summary>Allows other processes to change the global state again.</summary>
    void EndGlobalState();
}
