using System.Text.Json.Serialization;

namespace SdrsMock.Model;

/// <summary>
/// The replication progress of a pair. It is a function of the clock: no timer runs, the pair only stores when copying started
/// and when it ends.
/// </summary>
/// <param name="Mode">Whether data is replicated.</param>
/// <param name="Begins">When copying started.</param>
/// <param name="Ends">When both disks are equal.</param>
internal readonly record struct ReplicationProgress(
    [property: JsonPropertyName("mode")] ReplicationMode Mode,
    [property: JsonPropertyName("begins")] DateTimeOffset Begins = default,
    [property: JsonPropertyName("ends")] DateTimeOffset Ends = default)
{
    /// <summary>Protection was never enabled.</summary>
    public static ReplicationProgress Inactive { get; } = new(ReplicationMode.Inactive);

    /// <summary>Protection was enabled and then disabled.</summary>
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

    /// <summary>The value of <c>progress</c>, in percent.</summary>
    public int ProgressAt(DateTimeOffset now) => Mode switch
    {
        ReplicationMode.Running when now >= Ends => 100,
        ReplicationMode.Running => (int)(Math.Max(0, (now - Begins).TotalMilliseconds) * 100 / (Ends - Begins).TotalMilliseconds),
        _ => 0,
    };

    /// <summary>
    /// The progress of a resource with these pairs: that of the slowest pair. The documentation does not say whether it is the
    /// mean or the minimum.
    /// </summary>
    public static int GetProgress(IReadOnlyCollection<ReplicationPair> pairs, DateTimeOffset now)
    {
        var least = pairs.Count == 0 ? 0 : 100;
        foreach (var pair in pairs)
        {
            least = Math.Min(least, pair.ProgressAt(now));
        }

        return least;
    }
}
