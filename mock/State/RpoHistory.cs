using System.Text.Json.Serialization;
using SdrsMock.Model;

namespace SdrsMock.State;

/// <summary>
/// How many pairs were over their RPO, noted every five minutes while a group is protected. Nothing ticks: whoever looks
/// next notes the points that have passed. Between two jobs only the clock moves, so each point can still be told.
/// </summary>
internal sealed class RpoHistory
{
    private static readonly TimeSpan s_step = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_retention = TimeSpan.FromHours(24);

    /// <summary>The instant up to which all points are noted.</summary>
    [JsonPropertyName("passed_to")]
    public required DateTimeOffset AdvancedTo { get; set; }

    /// <summary>What was noted, oldest first; of the last day only.</summary>
    [JsonPropertyName("records")]
    public List<RpoRecord> Records { get; init; } = [];

    /// <summary>The records of the day before an instant, newest first.</summary>
    public IEnumerable<RpoRecord> NewestFirst(DateTimeOffset now) =>
        Records.AsEnumerable().Reverse().TakeWhile(record => record.Point > now - s_retention);

    /// <summary>Notes the points that have passed while nothing changed but the time.</summary>
    public void AdvanceTo(DateTimeOffset now, ProjectState project)
    {
        var from = AdvancedTo > now - s_retention ? AdvancedTo : now - s_retention;
        for (var point = GetPoint(from) + s_step; point <= now; point += s_step)
        {
            if (project.Groups.Any(group => group.SteadyStatus == Status.Protected))
            {
                Record(point, project);
            }
        }

        AdvancedTo = now;
    }

    /// <summary>Notes the point that an instant belongs to, unless it is noted already: a group need not wait for its first record.</summary>
    public void Record(DateTimeOffset now, ProjectState project)
    {
        var point = GetPoint(now);
        if (Records is [.., var last] && last.Point == point)
        {
            return;
        }

        Records.RemoveAll(record => record.Point <= point - s_retention);
        Records.Add(new(point, project.Pairs.Count(pair => pair.Status == Status.Fault || pair.Progress.IsCopyingAt(now)), now));
    }

    private static DateTimeOffset GetPoint(DateTimeOffset time) => new(time.Ticks - (time.Ticks % s_step.Ticks), TimeSpan.Zero);
}
