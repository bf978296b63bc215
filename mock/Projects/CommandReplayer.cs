using System.Text.Json;
using SdrsMock.Common;
using SdrsMock.Http;
using SdrsMock.Persistence;
using SdrsMock.State;

namespace SdrsMock.Projects;

/// <summary>
/// Restores a project: the snapshot, then the commands since, each at the time at which it was executed. Ids and random
/// decisions follow from the seed, and jobs end at their own instants, so replaying the same commands gives the same state.
/// </summary>
/// <param name="context">The settings and services that all projects share.</param>
/// <param name="repeat">Executes a command in a project that is locked and up to date, without checking credentials or fault
/// rules.</param>
internal sealed class CommandReplayer(EngineContext context, Func<ProjectState, LogEntry, Response> repeat)
{
    /// <summary>Restores a project from its history.</summary>
    /// <exception cref="StoreException">The history is damaged, or this version of the mock answers differently from the one
    /// that wrote it.</exception>
    public LoadedProject Restore(string projectId, ProjectHistory history)
    {
        var project = RestoreState(projectId, history, context);
        return new(project)
        {
            Sequence = history.Sequence,
            EntriesSinceSnapshot = history.Entries.Count,
            BytesSinceSnapshot = history.Entries.Sum(entry => (long)entry.Body.Length),
            CommandCount = SnapshotSerializer.CountCommands(history.Snapshot) + history.Entries.Count,
            RecordedAdvance = ClockMove.GetAdvanced(project, history.Entries, history.Entries.Count),
            IsWritten = history.Snapshot is not null || history.Entries.Count > 0,
        };
    }

    /// <summary>Computes the state of a project after the first commands of its history, apart from the project itself.</summary>
    /// <param name="projectId">The project.</param>
    /// <param name="history">Its history.</param>
    /// <param name="count">How many of the commands are executed.</param>
    /// <param name="executed">Called with each command and its response; null for nothing.</param>
    /// <exception cref="StoreException">The commands give other results than when they were executed.</exception>
    public ProjectState RestoreAt(string projectId, ProjectHistory history, int count, Action<LogEntry, Response>? executed = null) =>
        RestoreState(
            projectId, history with { Entries = [.. history.Entries.Take(count)] }, context.Uncounted, executed);

    private ProjectState RestoreState(
        string projectId, ProjectHistory history, EngineContext forProject, Action<LogEntry, Response>? executed = null)
    {
        var project = CreateInitialState(projectId, history, forProject);
        foreach (var entry in history.Entries)
        {
            var response = Apply(project, entry);
            executed?.Invoke(entry, response);
        }

        return project;
    }

    /// <summary>Executes one command again.</summary>
    /// <exception cref="StoreException">The result differs from the recorded one.</exception>
    public Response Apply(ProjectState project, LogEntry entry)
    {
        project.JobScheduler.CompleteDueJobs(entry.Time);
        var response = TryExecute(project, entry);
        if (response is null || (response.Status != entry.Status && !IsMissingExpiredJob(response))
            || project.Ids.DrawnCount != entry.DrawnIds)
        {
            throw new StoreException(
                $"the state of project {project.ProjectId} cannot be "
                    + $"used: {entry.Method} {entry.Path} gave {entry.Status} at {WireTimeFormat.FormatZoned(entry.Time)} and gives "
                    + $"another result now; the state is damaged or was written by another version of the mock");
        }

        return response;
    }

    private static ProjectState CreateInitialState(string projectId, ProjectHistory history, EngineContext context)
    {
        try
        {
            return history switch
            {
                { Snapshot: { } snapshot } => SnapshotSerializer.Deserialize(snapshot, projectId, context),
                { Entries: [var first, ..] } => new(projectId, context) { Now = first.Time, Rpo = new() { AdvancedTo = first.Time } },
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

    private Response? TryExecute(ProjectState project, LogEntry entry)
    {
        try
        {
            return repeat(project, entry);
        }
        catch (Exception exception) when (exception is not StoreException)
        {
            // A damaged body or path can cause any exception; the caller only needs to know that the replay failed.
            return null;
        }
    }
}
