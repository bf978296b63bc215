namespace SdrsMock.Client;

/// <summary>How to wait for a job.</summary>
/// <param name="Interval">The time between two looks.</param>
/// <param name="Timeout">How long to wait in all; null waits until the job ends or the wait is cancelled.</param>
public sealed record JobPollingOptions(TimeSpan Interval, TimeSpan? Timeout = null)
{
    /// <summary>A look every two seconds, without end.</summary>
    public static JobPollingOptions Default { get; } = new(TimeSpan.FromSeconds(2));
}
