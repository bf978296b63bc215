using SdrsMock.Common;

namespace SdrsMock.Persistence;

/// <summary>
/// Persists commands by project. Once the task of an appended entry has completed, the entry survives the end of the process and
/// is found when the log is opened again. The log does not know what a command does.
/// </summary>
internal interface ICommandLog : IDisposable
{
    /// <summary>Whether entries outlive the process, so that a project can be loaded again from the log.</summary>
    bool Persists { get; }

    /// <summary>The latest instant that the log holds of each project, when it was opened.</summary>
    IReadOnlyDictionary<string, DateTimeOffset> Latest { get; }

    /// <summary>How companion services choose addresses in this log; fixed when the log is created.</summary>
    AddressAssignment Addresses { get; }

    /// <summary>The ids of the projects in the log.</summary>
    IReadOnlyList<string> Projects { get; }

    /// <summary>Called when an entry could not be written, before its task fails.</summary>
    Action<WriteFailure>? WriteFailed { get; set; }

    /// <summary>Writes an entry of the size of a large command and removes it again.</summary>
    /// <exception cref="StoreException">A command could not be written now; the message says why.</exception>
    void Probe();

    /// <summary>Reads the history of a project. Entries can be appended to a project only after it was loaded.</summary>
    /// <exception cref="StoreException">It cannot be read.</exception>
    ProjectHistory Load(string projectId);

    /// <summary>Reads what the log still holds of a project, as <see cref="Load"/>, to recompute earlier states of it.</summary>
    /// <exception cref="StoreException">It cannot be read.</exception>
    ProjectHistory ReadHistory(string projectId);

    /// <summary>Begins a command in a project. The caller serialises the commands of a project within the process.</summary>
    /// <param name="projectId">The project.</param>
    /// <param name="sequence">The number of the last command that the caller knows.</param>
    /// <param name="onlyReads">Whether the command changes nothing, so that other readers need not wait.</param>
    ICommandSession Begin(string projectId, long sequence, bool onlyReads);

    /// <summary>Appends a command that was executed in a project; the log order is the order of these calls.</summary>
    /// <param name="session">The session of the command, which does not only read.</param>
    /// <param name="projectId">The project.</param>
    /// <param name="expectedSequence">The number of the last command on which the command was executed.</param>
    /// <param name="entry">The command.</param>
    /// <param name="globalState">The global state if the command changed it, otherwise null. Both are persisted, or neither.</param>
    /// <param name="isPartial">Whether the next entry of the session completes this one: it is durable at the latest with that one.</param>
    /// <returns>
    /// Null when another command, or the replacement of the project, followed the expected one; then nothing is appended.
    /// </returns>
    AppendedEntry? Append(
        ICommandSession session, string projectId, long expectedSequence, in LogEntry entry, byte[]? globalState = null,
        bool isPartial = false);

    /// <summary>
    /// Replaces the commands of a project up to a sequence by a snapshot, unless the project was replaced meanwhile. A snapshot
    /// only shortens the log, so that a failure is not reported.
    /// </summary>
    void WriteSnapshot(in ProjectSnapshot snapshot, long sequence);

    /// <summary>Replaces a project's persisted state.</summary>
    AppendedEntry Replace(in ProjectSnapshot snapshot);

    /// <summary>
    /// Removes a project's persisted state, and writes the global state, between <see cref="BeginGlobalState"/> and
    /// <see cref="EndGlobalState"/>. Both are persisted, or neither.
    /// </summary>
    /// <param name="session">The session of the command, which does not only read.</param>
    /// <param name="projectId">The project.</param>
    /// <param name="globalState">The global state.</param>
    /// <returns>Completes when both are durable.</returns>
    Task Remove(ICommandSession session, string projectId, byte[] globalState);

    /// <summary>Replaces the whole persisted state by these projects and this global state.</summary>
    /// <returns>The sequence of each project, and when everything is durable.</returns>
    (IReadOnlyList<long> Sequences, Task Durable) ReplaceAll(IReadOnlyList<ProjectSnapshot> projects, byte[] globalState);

    /// <summary>Counts a call of an operation within a second, across all processes. The count is no part of the state.</summary>
    /// <param name="projectId">The project.</param>
    /// <param name="operation">The operation's name.</param>
    /// <param name="second">The Unix time in seconds.</param>
    /// <returns>The calls so far, this one included; null where no other process serves the project.</returns>
    int? CountCall(string projectId, string operation, long second);

    /// <summary>
    /// Reads the global state if its version is later than the given one; null when it is not, or when none was written.
    /// </summary>
    GlobalStateRecord? ReadGlobalStateAfter(long version);

    /// <summary>
    /// As <see cref="ReadGlobalStateAfter"/>; in addition no other process changes it until <see cref="EndGlobalState"/>.
    /// </summary>
    /// <param name="version">The known version.</param>
    /// <param name="within">The session of the command that changes it, or null.</param>
    GlobalStateRecord? BeginGlobalState(long version, ICommandSession? within);

    /// <summary>
    /// Writes the global state, between <see cref="BeginGlobalState"/> and <see cref="EndGlobalState"/>. Its version increases
    /// by one.
    /// </summary>
    Task WriteGlobalState(byte[] globalState);

    /// <summary>Allows other processes to change the global state again.</summary>
    void EndGlobalState();
}
