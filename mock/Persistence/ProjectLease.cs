using SdrsMock.Faults;
using SdrsMock.Http;
using SdrsMock.State;

namespace SdrsMock.Persistence;

/// <summary>Holds the lock of a project for one request; due jobs have been completed.</summary>
internal readonly ref struct ProjectLease(ProjectState project, ProjectRegistry projects)
{
    public ProjectState Project => project;

    /// <summary>Delays the response until the changes it may have read are durable.</summary>
    public Response AwaitDurable(Response response) => AwaitDurable(project, response);

    /// <summary>
    /// Appends the command to the log unless it was rejected, and delays the response until the command is durable.
    /// </summary>
    /// <param name="response">The response to the command.</param>
    /// <param name="request">The command.</param>
    /// <param name="fault">The fault rule that applied to it, or null.</param>
    public Response Commit(
        Response response, ApiRequest request, FaultMatch? fault = null) =>
            Commit(project, projects, response, request, fault, shared: null);

    /// <summary>Commits a command in a project whose lock the caller holds.</summary>
    /// <param name="project">The project.</param>
    /// <param name="projects">The registry that the project belongs to.</param>
    /// <param name="response">The response to the command.</param>
    /// <param name="request">The command.</param>
    /// <param name="fault">The fault rule that applied to it, or null.</param>
    /// <param name="shared">The global state if the command changed it, otherwise null.</param>
    public static Response Commit(
        ProjectState project, ProjectRegistry projects, Response response, ApiRequest request, FaultMatch? fault, byte[]? shared)
    {
        if (projects.CommandLog is { } commandLog && response.Rejection is null)
        {
            var log = project.Persistence;
            log.Pending = commandLog.Append(project, new(
                project.Now, request.Method, request.RawPath, request.RawQuery, request.Body, fault?.Rule.FailJob,
                    fault?.Rule.StuckJob is true, response.Status, project.Ids.DrawnCount), shared);
            if (++log.EntriesSinceSnapshot > projects.SnapshotThreshold && log.EntriesSinceSnapshot > project.RowCount)
            {
                commandLog.WriteSnapshot(project, SnapshotSerializer.Serialize(project));
                log.EntriesSinceSnapshot = 0;
            }
        }

        return AwaitDurable(project, response);
    }

    /// <summary>Aborts a command that failed half-way: the project is loaded again from the command log.</summary>
    public void Abort()
    {
        if (projects.CommandLog is { } commandLog)
        {
            commandLog.EndProject(project);
            projects.Evict(project, new($"a command failed half-way in project {project.ProjectId}"));
        }
    }

    public void Dispose()
    {
        projects.CommandLog?.EndProject(project);
        project.Lock.Exit();
    }

    private static Response AwaitDurable(
        ProjectState project, Response response) =>
            project.Persistence.Pending.IsCompletedSuccessfully ? response : response with { Persisted = project.Persistence.Pending };
}
