using System.Text.Json.Serialization;
using SdrsMock.Model;

namespace SdrsMock.State;

/// <summary>
/// The number of pairs that exceeded their RPO, recorded every five minutes while a group is protected. No timer runs: the next
/// request records the points that have passed. Between two jobs only the clock moves, so each past point can be computed.
/// </summary>
internal sealed class RpoHistory
{
    private static readonly TimeSpan s_step = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_retention = TimeSpan.FromHours(24);

    /// <summary>The instant up to which all points are recorded.</summary>
    [JsonPropertyName("passed_to")]
    public required DateTimeOffset AdvancedTo { get; set; }

    /// <summary>The records of the last day, oldest first.</summary>
    [JsonPropertyName("records")]
    public List<RpoRecord> Records { get; init; } = [];

    /// <summary>The records of the day before an instant, newest first.</summary>
    public IEnumerable<RpoRecord> NewestFirst(DateTimeOffset now) =>
        Records.AsEnumerable().Reverse().TakeWhile(record => record.Point > now - s_retention);

    /// <summary>Records the points that have passed while only the time changed.</summary>
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

    /// <summary>
    /// Records the point of an instant unless it is recorded already, so that a group has its first record at once.
    /// </summary>
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
