using SdrsMock.Faults;
using SdrsMock.Http;
using SdrsMock.State;

namespace SdrsMock.Persistence;

/// <summary>A call's turn in a project: it alone holds the world, and jobs that came due are finished.</summary>
internal readonly ref struct ProjectLease(ProjectState project, ProjectRegistry projects)
{
    public ProjectState Project => project;

    /// <summary>The answer to a call that may have seen what is not yet in the store: it must wait until it is.</summary>
    public Response AwaitDurable(Response response) => AwaitDurable(project, response);

    /// <summary>The answer to a call that, unless it is refused, has changed the world.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="request">The call.</param>
    /// <param name="fault">What the fault rules decided.</param>
    public Response Commit(Response response, ApiRequest request, FaultMatch? fault = null) => Commit(project, projects, response, request, fault, shared: null);

    /// <summary>Likewise, of a world that is held.</summary>
    /// <param name="project">The world.</param>
    /// <param name="projects">All of them.</param>
    /// <param name="response">The answer.</param>
    /// <param name="request">The call.</param>
    /// <param name="fault">What the fault rules decided.</param>
    /// <param name="shared">What the call changed of what is common to all projects.</param>
    public static Response Commit(ProjectState project, ProjectRegistry projects, Response response, ApiRequest request, FaultMatch? fault, byte[]? shared)
    {
        if (projects.CommandLog is { } commandLog && response.Rejection is null)
        {
            var log = project.Persistence;
            log.Pending = commandLog.Append(project, new(
                project.Now, request.Method, request.RawPath, request.RawQuery, request.Body, fault?.Rule.FailJob, fault?.Rule.StuckJob is true, response.Status, project.Ids.DrawnCount), shared);
            if (++log.EntriesSinceSnapshot > projects.SnapshotThreshold && log.EntriesSinceSnapshot > project.RowCount)
            {
                commandLog.WriteSnapshot(project, SnapshotSerializer.Serialize(project));
                log.EntriesSinceSnapshot = 0;
            }
        }

        return AwaitDurable(project, response);
    }

    /// <summary>The call broke off half-way: the world is what the store has of it.</summary>
    public void Abort()
    {
        if (projects.CommandLog is { } commandLog)
        {
            commandLog.EndProject(project);
            projects.Evict(project, new($"a call broke off in project {project.ProjectId}"));
        }
    }

    public void Dispose()
    {
        projects.CommandLog?.EndProject(project);
        project.Lock.Exit();
    }

    private static Response AwaitDurable(ProjectState project, Response response) => project.Persistence.Pending.IsCompletedSuccessfully ? response : response with { Persisted = project.Persistence.Pending };
}
