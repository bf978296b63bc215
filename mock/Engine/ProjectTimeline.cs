using System.Text.Json;
using SdrsMock.Common;
using SdrsMock.Persistence;
using SdrsMock.Projects;
using SdrsMock.State;

namespace SdrsMock.Engine;

/// <summary>
/// The instants of a project that can be recomputed: instant N is right after the Nth command since the project was new or replaced.
/// States are not kept: the commands are executed again, apart from the project itself. Immutable, so safe for concurrent use.
/// </summary>
internal sealed class ProjectTimeline
{
    private readonly ProjectHistory _history;
    private readonly CommandReplayer _replayer;

    /// <param name="projectId">The project.</param>
    /// <param name="history">What its log holds.</param>
    /// <param name="replayer">Executes commands again.</param>
    /// <exception cref="StoreException">The snapshot in the history is damaged.</exception>
    public ProjectTimeline(string projectId, ProjectHistory history, CommandReplayer replayer)
    {
        (ProjectId, _history, _replayer) = (projectId, history, replayer);
        try
        {
            First = SnapshotSerializer.CountCommands(history.Snapshot);
        }
        catch (JsonException exception)
        {
            throw new StoreException($"the state of project {projectId} cannot be used: its snapshot is damaged", exception);
        }
    }

    public string ProjectId { get; }

    /// <summary>The earliest instant: the commands up to it are no longer known one by one.</summary>
    public long First { get; }

    /// <summary>The latest instant.</summary>
    public long Last => First + _history.Entries.Count;

    /// <summary>The commands after the earliest instant, oldest first.</summary>
    public IReadOnlyList<LogEntry> Entries => _history.Entries;

    /// <summary>Computes the state at an instant, and whether the project was ever changed by then.</summary>
    /// <param name="at">The instant, from <see cref="First"/> to <see cref="Last"/>.</param>
    /// <exception cref="StoreException">The commands give other results than when they were executed.</exception>
    public ProjectInstant GetInstant(long at)
    {
        var count = (int)(at - First);
        var state = _replayer.RestoreAt(ProjectId, _history, count);
        if (count == 0 && _history is { Snapshot: null, Entries: [var first, ..] })
        {
            state.Now = first.Time;
        }

        return new(
            at, state, ClockMove.GetAdvanced(state, _history.Entries, count),
            IsWritten: count > 0 || (_history.Snapshot is not null && !state.IsPristine));
    }

    /// <summary>The jobs that the commands up to an instant started, by the number of the command.</summary>
    /// <exception cref="StoreException">The commands give other results than when they were executed.</exception>
    public IReadOnlyDictionary<long, (string JobId, string ResourceId, string? Name)> GetStartedJobs(long upTo)
    {
        var jobs = new Dictionary<long, (string, string, string?)>();
        var number = First;
        _replayer.RestoreAt(ProjectId, _history, (int)(upTo - First), (_, response) =>
        {
            number++;
            if (response.Job is { } job)
            {
                jobs.Add(number, (job.Id, job.ResourceId, job.ResourceName));
            }
        });
        return jobs;
    }
}
