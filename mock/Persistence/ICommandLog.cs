using SdrsMock.Common;
using SdrsMock.State;

namespace SdrsMock.Persistence;

/// <summary>
/// Where the state outlives the process. The engine hands over each call that changed a world; what a task here has
/// ended for is found again by whoever opens the store next, however this process ended.
/// </summary>
internal interface ICommandLog : ICallCounter, IDisposable
{
    /// <summary>The latest instant that anything in the store happened at.</summary>
    DateTimeOffset Latest { get; }

    /// <summary>The ids of the projects that the store knows.</summary>
    IReadOnlyList<string> Projects { get; }

    /// <summary>Called when something that was handed over could not be kept, before its task fails.</summary>
    Action<WriteFailure>? WriteFailed { get; set; }

    /// <summary>Writes as much as a call does, and takes it away again.</summary>
    /// <exception cref="StoreException">A call could not be kept now; the message says why.</exception>
    void Probe();

    /// <summary>What is known of a project.</summary>
    /// <exception cref="StoreException">It cannot be read.</exception>
    ProjectHistory Load(string projectId);

    /// <summary>Begins a call's turn in a world, under its gate. Until <see cref="EndProject"/> no other process changes the project.</summary>
    /// <param name="project">The world.</param>
    /// <param name="onlyReads">Whether the call changes nothing, so that others who only read need not wait.</param>
    /// <returns>What other processes did since the world was up to date; null when it must be loaded anew.</returns>
    RemoteEntries? BeginProject(ProjectState project, bool onlyReads);

    /// <summary>Ends a call's turn.</summary>
    void EndProject(ProjectState project);

    /// <summary>Takes a call that was carried out in a world; under its gate, so that the order is that of execution.</summary>
    /// <param name="project">Where it was carried out.</param>
    /// <param name="call">The call.</param>
    /// <param name="shared">What it changed of what is common to all projects; null for nothing. Both are kept, or neither.</param>
    Task Append(ProjectState project, LoggedCommand call, byte[]? shared);

    /// <summary>Puts a world as a whole in the place of its calls so far, which are no longer needed; under its gate.</summary>
    void WriteSnapshot(ProjectState project, byte[] snapshot);

    /// <summary>Takes a world in the place of the project's state so far.</summary>
    Task Replace(ProjectState project, byte[] snapshot);

    /// <summary>Takes these worlds, and what is common to them, in the place of everything.</summary>
    Task ReplaceAll(IReadOnlyList<(ProjectState World, byte[] Snapshot)> worlds, byte[] shared);

    /// <summary>What is common to all projects, if it is of a later version than the given one; null when it is not, or when nobody wrote it.</summary>
    GlobalStateRecord? ReadGlobalStateAfter(long version);

    /// <summary>As <see cref="ReadGlobalStateAfter"/>; and until <see cref="EndGlobalState"/> no other process changes it.</summary>
    /// <param name="version">The version that is known.</param>
    /// <param name="within">The world whose call is changing it, if it is part of a call.</param>
    GlobalStateRecord? BeginGlobalState(long version, ProjectState? within);

    /// <summary>Takes what is common to all projects, between <see cref="BeginGlobalState"/> and <see cref="EndGlobalState"/>. Its version goes up by one.</summary>
    Task WriteGlobalState(byte[] shared);

    /// <summary>Lets others change it again.</summary>
    void EndGlobalState();
}
