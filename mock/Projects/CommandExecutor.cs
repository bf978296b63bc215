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
            var response = command.Execute(lease.Project);
            if (!command.OnlyReads && response.Rejection is null
                && Append(lease.Loaded, lease.Session, command.ToEntry(lease.Project, response), null) is { } failed)
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
            var (response, failed) = globalState.Change(session, () => command.Execute(project.State), (response, bytes) =>
                Append(project, session, command.ToEntry(project.State, response), bytes));
            return failed is null ? lease.AwaitDurable(response) : response with { Persisted = failed };
        }
        catch (Exception exception) when (exception is not ArgumentException)
        {
            Abort(project);
            throw;
        }
    }

    // Returns a failed task when the entry was not appended because an earlier one could not be written.
    private Task? Append(LoadedProject project, ICommandSession session, in LogEntry entry, byte[]? changedGlobalState)
    {
        if (commandLog.Append(session, project.ProjectId, project.Sequence, entry, changedGlobalState) is not { } appended)
        {
            // After a reset the command counts as an earlier one.
            return project.Failure is { } failure ? Task.FromException(failure)
                : project.IsDetached ? null
                : throw new StoreException($"project {project.ProjectId} was changed by another command");
        }

        (project.Sequence, project.Pending, project.IsWritten) = (appended.Sequence, appended.Durable, true);
        if (++project.EntriesSinceSnapshot > projects.SnapshotThreshold && project.EntriesSinceSnapshot > project.State.RowCount)
        {
            // The command is complete in the log: its entry was appended.
            session.Dispose();
            commandLog.WriteSnapshot(project.Snapshot, project.Sequence);
            project.EntriesSinceSnapshot = 0;
        }

        return null;
    }

    // A command that failed half-way leaves a state that no log contains: the project is loaded again.
    private void Abort(LoadedProject project)
    {
        if (commandLog.Persists)
        {
            projects.Evict(project, new($"a command failed half-way in project {project.ProjectId}"));
        }
    }
}
