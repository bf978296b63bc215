namespace SdrsMock.Client;

/// <summary>How <see cref="SdrsClient.WaitForJobAsync(string, JobPollingOptions?, CancellationToken)"/> polls a job.</summary>
/// <param name="Interval">The time between two polls, on the client's <see cref="TimeProvider"/>.</param>
/// <param name="Timeout">
/// How long to wait in all, on the client's <see cref="TimeProvider"/>; null waits until the job ends or the wait is cancelled.
/// </param>
/// <remarks>Immutable, and therefore thread-safe.</remarks>
public sealed record JobPollingOptions(TimeSpan Interval, TimeSpan? Timeout = null)
{
    /// <summary>Polls every two seconds, for at most 30 minutes.</summary>
    public static JobPollingOptions Default { get; } = new(TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(30));
}
