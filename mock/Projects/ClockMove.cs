using System.Xml;
using SdrsMock.Persistence;
using SdrsMock.State;

namespace SdrsMock.Projects;

/// <summary>
/// A move of the clock that a project follows, as an entry of the project's log. It is appended before the next command, so that
/// projects without commands cost nothing; moves without a command between them are one entry.
/// </summary>
/// <param name="From">How far the clock was advanced before.</param>
/// <param name="To">How far it was advanced then.</param>
internal sealed record ClockMove(TimeSpan From, TimeSpan To)
{
    /// <summary>The path of such an entry.</summary>
    public const string Path = "/__sdrs/clock";

    /// <summary>The move of an entry; null for an entry of another command.</summary>
    public static ClockMove? Find(in LogEntry entry) => entry.Path == Path && LoggedRequest.FromEntry(entry).Query is [var from, var to]
        ? new(XmlConvert.ToTimeSpan(from.Value), XmlConvert.ToTimeSpan(to.Value))
        : null;

    /// <summary>How far the clock of a project was advanced at an instant of its history.</summary>
    /// <param name="project">The state at the instant.</param>
    /// <param name="entries">The commands of the history.</param>
    /// <param name="count">How many of them come before the instant.</param>
    public static TimeSpan GetAdvanced(ProjectState project, IReadOnlyList<LogEntry> entries, int count)
    {
        var clock = project.Context.Clocks.For(project.ProjectId);
        if (clock.FrozenStart is { } start)
        {
            // Only moves change such a clock.
            return project.Now > start ? project.Now - start : TimeSpan.Zero;
        }

        return entries.Take(count).Select(entry => Find(entry)).LastOrDefault(move => move is not null)?.To
            ?? entries.Skip(count).Select(entry => Find(entry)).FirstOrDefault(move => move is not null)?.From
            ?? clock.Advanced;
    }

    /// <summary>The entry of the move in a project whose due jobs have been completed.</summary>
    public LogEntry ToEntry(ProjectState project) => new(
        project.Now, "POST", Path, $"?from={XmlConvert.ToString(From)}&to={XmlConvert.ToString(To)}", default, null, false, 200,
        project.Ids.DrawnCount);
}
