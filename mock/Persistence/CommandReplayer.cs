using System.Text.Json;
using SdrsMock.Common;
using SdrsMock.Http;
using SdrsMock.State;

namespace SdrsMock.Persistence;

/// <summary>
/// Makes a world what it was: the snapshot, then the calls since, each at the time at which it was carried out. Ids and
/// chance follow from the seed, and jobs end at their own instants whoever looks, so the same calls come to the same.
/// </summary>
/// <param name="context">What all projects have in common.</param>
/// <param name="repeat">Carries out a call in a world that is held and settled, asking neither credentials nor fault rules.</param>
internal sealed class CommandReplayer(EngineContext context, Func<ProjectState, LoggedCommand, Response> repeat)
{
    /// <summary>The world of a project.</summary>
    /// <exception cref="StoreException">The history is damaged, or this mock answers otherwise than the one that wrote it.</exception>
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

    /// <summary>Carries out one call again.</summary>
    /// <exception cref="StoreException">It comes to something else than before.</exception>
    public void Apply(ProjectState project, LoggedCommand call)
    {
        project.JobScheduler.CompleteDueJobs(call.Time);
        var response = TryExecute(project, call);
        if (response is null || (response.Status != call.Status && !IsMissingExpiredJob(response)) || project.Ids.DrawnCount != call.DrawnIds)
        {
            throw new StoreException($"the state of project {project.ProjectId} cannot be used: {call.Method} {call.Path} was answered {call.Status} at {WireTimeFormat.FormatZoned(call.Time)} and comes to something else now, so it is damaged or of another version of the mock");
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
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new StoreException($"the state of project {projectId} cannot be used: its snapshot is damaged", exception);
        }
    }

    // Limits may differ from those of then: a failed task that was deleted may be gone already.
    private static bool IsMissingExpiredJob(Response response) => response.Rejection?.Constraint == "FJ-DEL-01";

    private Response? TryExecute(ProjectState project, LoggedCommand call)
    {
        try
        {
            return repeat(project, call);
        }
        catch (Exception exception) when (exception is not StoreException)
        {
            // What a damaged body or path brings about; that it went wrong is all that counts.
            return null;
        }
    }
}
