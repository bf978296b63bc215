using System.Text.Json;
using SdrsMock.Common;
using SdrsMock.Http;
using SdrsMock.State;

namespace SdrsMock.Persistence;

/// <summary>
/// Restores a project: the snapshot, then the commands since, each at the time at which it was executed. Ids and random
/// decisions follow from the seed, and jobs end at their own instants, so replaying the same commands gives the same state.
/// </summary>
/// <param name="context">The settings and services that all projects share.</param>
/// <param name="repeat">Executes a command in a project that is locked and up to date, without checking credentials or fault
/// rules.</param>
internal sealed class CommandReplayer(EngineContext context, Func<ProjectState, LoggedCommand, Response> repeat)
{
    /// <summary>Restores a project from its history.</summary>
    /// <exception cref="StoreException">The history is damaged, or this version of the mock answers differently from the one
    /// that wrote it.</exception>
    public ProjectState Restore(string projectId, ProjectHistory history)
    {
        var project = CreateInitialState(projectId, history);
        foreach (var call in history.Calls)
        {
            Apply(project, call);
        }

        (project.Persistence.Sequence, project.Persistence.EntriesSinceSnapshot) = (history.Sequence, history.Calls.Count);
        return project;
    }

    /// <summary>Executes one command again.</summary>
    /// <exception cref="StoreException">The result differs from the recorded one.</exception>
    public void Apply(ProjectState project, LoggedCommand call)
    {
        project.JobScheduler.CompleteDueJobs(call.Time);
        var response = TryExecute(project, call);
        if (response is null || (response.Status != call.Status && !IsMissingExpiredJob(response))
            || project.Ids.DrawnCount != call.DrawnIds)
        {
            throw new StoreException(
                $"the state of project {project.ProjectId} cannot be "
                    + $"used: {call.Method} {call.Path} gave {call.Status} at {WireTimeFormat.FormatZoned(call.Time)} and gives "
                    + $"another result now; the state is damaged or was written by another version of the mock");
        }
    }

    private ProjectState CreateInitialState(string projectId, ProjectHistory history)
    {
        try
        {
            return history switch
            {
                { Snapshot: { } snapshot } => SnapshotSerializer.Deserialize(snapshot, projectId, context),
                { Calls: [var first, ..] } => new(projectId, context) { Now = first.Time, Rpo = new() { AdvancedTo = first.Time } },
                _ => new(projectId, context),
            };
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException
            or FormatException or ArgumentException)
        {
            throw new StoreException($"the state of project {projectId} cannot be used: its snapshot is damaged", exception);
        }
    }

    // The retention limits may have changed: a failed job that the command deleted may have expired already.
    private static bool IsMissingExpiredJob(Response response) => response.Rejection?.Constraint == "FJ-DEL-01";

    private Response? TryExecute(ProjectState project, LoggedCommand call)
    {
        try
        {
            return repeat(project, call);
        }
        catch (Exception exception) when (exception is not StoreException)
        {
            // A damaged body or path can cause any exception; the caller only needs to know that the replay failed.
            return null;
        }
    }
}
