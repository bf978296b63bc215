using SdrsMock.Common;
using SdrsMock.Http;
using SdrsMock.Persistence;

namespace SdrsMock.Projects;

/// <summary>
/// Executes the commands of all services and of the control plane, and appends those that changed a project to the command log
/// while the project is locked, so that the log order is the execution order. Thread-safe.
/// </summary>
internal sealed class CommandExecutor(ProjectRegistry projects, GlobalState globalState, ICommandLog commandLog)
{
    // The bodies of the commands that the log holds without a snapshot: most have less than 1 kB, and some of 12 MB are possible.
    private const long MaxBytesWithoutSnapshot = 32 << 20;

    /// <summary>Executes a command. The response may be sent once <see cref="Response.Persisted"/> has completed.</summary>
    public Response Execute<TCommand>(string? projectId, TCommand command) where TCommand : IProjectCommand
    {
        using var lease = projects.Acquire(projectId, command.OnlyReads);
        if (command.FindObstacle(lease.Loaded, commandLog) is { } obstacle)
        {
            return obstacle;
        }

        try
        {
            var clockMove = command.OnlyReads ? null : FindClockMove(lease.Loaded);
            var response = command.Execute(lease.Project);
            if (!command.OnlyReads && response.Rejection is null
                && Append(lease.Loaded, lease.Session, clockMove, command.ToEntry(lease.Project, response), null) is { } failed)
            {
                return response with { Persisted = failed };
            }

            return lease.AwaitDurable(response);
        }
        catch
        {
            Abort(lease.Loaded);
            throw;
        }
    }

    /// <summary>
    /// Executes a command that also changes the global state; both changes are persisted, or neither. An
    /// <see cref="ArgumentException"/> of the command means that nothing was changed.
    /// </summary>
    public Response ExecuteWithGlobalState<TCommand>(string? projectId, TCommand command) where TCommand : IProjectCommand
    {
        using var lease = projects.Acquire(projectId);
        var (project, session) = (lease.Loaded, lease.Session);
        try
        {
            var clockMove = FindClockMove(project);
            var (response, failed) = globalState.Change(session, () => command.Execute(project.State), (response, bytes) =>
                Append(project, session, clockMove, command.ToEntry(project.State, response), bytes));
            return failed is null ? lease.AwaitDurable(response) : response with { Persisted = failed };
        }
        catch (Exception exception) when (exception is not ArgumentException)
        {
            Abort(project);
            throw;
        }
    }

    /// <summary>Appends what the clock was moved by since the last command, so that the project's history contains it.</summary>
    /// <returns>Completes when it is durable.</returns>
    public Task RecordClock(string? projectId)
    {
        using var lease = projects.Acquire(projectId);
        return FindClockMove(lease.Loaded) is { } move && AppendEntry(lease.Loaded, lease.Session, move, null) is { } failed ? failed
            : lease.Loaded.Pending;
    }

    // What the clock was moved by since the last command. It is in the log before the next command that is carried out. A project that
    // was never changed starts with its first command, whatever the clock did before.
    private LogEntry? FindClockMove(LoadedProject project)
    {
        var advanced = projects.Context.Clocks.For(project.ProjectId).Advanced;
        return advanced == project.RecordedAdvance || !project.IsWritten ? null
            : new ClockMove(project.RecordedAdvance, advanced).ToEntry(project.State);
    }

    // Returns a failed task when the entries were not appended because an earlier one could not be written.
    private Task? Append(
        LoadedProject project, ICommandSession session, LogEntry? clockMove, in LogEntry entry, byte[]? changedGlobalState)
    {
        if (clockMove is { } move && AppendEntry(project, session, move, null, isPartial: true) is { } notMoved)
        {
            return notMoved;
        }

        if (AppendEntry(project, session, entry, changedGlobalState) is { } failed)
        {
            return failed;
        }

        if (NeedsSnapshot(project))
        {
            // The command is complete in the log: its entry was appended.
            session.Dispose();
            commandLog.WriteSnapshot(project.Snapshot, project.Sequence);
            (project.EntriesSinceSnapshot, project.BytesSinceSnapshot) = (0, 0);
        }

        return null;
    }

    private Task? AppendEntry(
        LoadedProject project, ICommandSession session, in LogEntry entry, byte[]? changedGlobalState, bool isPartial = false)
    {
        if (commandLog.Append(session, project.ProjectId, project.Sequence, entry, changedGlobalState, isPartial) is not { } appended)
        {
            // After a reset the command counts as an earlier one.
            return project.Failure is { } failure ? Task.FromException(failure)
                : project.IsDetached ? null
                : throw new StoreException($"project {project.ProjectId} was changed by another command");
        }

        (project.Sequence, project.Pending) = (appended.Sequence, appended.Durable);
        project.Count(entry);
        return null;
    }

    private bool NeedsSnapshot(LoadedProject project) =>
        (project.EntriesSinceSnapshot > projects.SnapshotThreshold && project.EntriesSinceSnapshot > project.State.RowCount)
        || project.BytesSinceSnapshot > MaxBytesWithoutSnapshot;

    // A command that failed half-way leaves a state that no log contains: the project is loaded again.
    private void Abort(LoadedProject project)
    {
        if (commandLog.Persists)
        {
            projects.Evict(project, new($"a command failed half-way in project {project.ProjectId}"));
        }
    }
}
