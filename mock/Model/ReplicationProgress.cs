using System.Text.Json.Serialization;

namespace SdrsMock.Model;

/// <summary>
/// How far a pair's disks agree. It is a function of the clock: nothing ticks, a pair only remembers when its copying
/// began and how long it takes.
/// </summary>
/// <param name="Mode">Whether data flows.</param>
/// <param name="Begins">When copying began.</param>
/// <param name="Ends">When both disks agree.</param>
internal readonly record struct ReplicationProgress(
    [property: JsonPropertyName("mode")] ReplicationMode Mode,
    [property: JsonPropertyName("begins")] DateTimeOffset Begins = default,
    [property: JsonPropertyName("ends")] DateTimeOffset Ends = default)
{
    /// <summary>Never enabled.</summary>
    public static ReplicationProgress Inactive { get; } = new(ReplicationMode.Inactive);

    /// <summary>Enabled once, and stopped since.</summary>
    public static ReplicationProgress Stopped { get; } = new(ReplicationMode.Stopped);

    /// <summary>The value of <c>replication_status</c>.</summary>
    public string StatusAt(DateTimeOffset now) => Mode switch
    {
        ReplicationMode.Inactive => "inactive",
        ReplicationMode.Stopped => "active-stopped",
        _ => now < Ends ? "copying" : "active",
    };

    /// <summary>Whether data is still being copied.</summary>
    public bool IsCopyingAt(DateTimeOffset now) => Mode is ReplicationMode.Running && now < Ends;

    /// <summary>The value of <c>progress</c>, in per cent.</summary>
    public int ProgressAt(DateTimeOffset now) => Mode switch
    {
        ReplicationMode.Running when now >= Ends => 100,
        ReplicationMode.Running => (int)(Math.Max(0, (now - Begins).TotalMilliseconds) * 100 / (Ends - Begins).TotalMilliseconds),
        _ => 0,
    };

    /// <summary>The progress of whatever consists of these pairs: that of the one furthest behind. (No page says whether it is the mean or the least.)</summary>
    public static int GetProgress(IReadOnlyCollection<ReplicationPair> pairs, DateTimeOffset now)
    {
        var least = pairs.Count == 0 ? 0 : 100;
        foreach (var pair in pairs)
        {
            least = Math.Min(least, pair.Progress.ProgressAt(now));
        }

        return least;
    }
}
