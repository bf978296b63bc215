namespace SdrsMock.Jobs;

/// <summary>How many items a project retains that clients cannot delete; the oldest is dropped first.</summary>
/// <param name="FinishedJobs">Finished jobs. A running job is never dropped.</param>
/// <param name="FailureJobs">Rows of the task center.</param>
internal sealed record RetentionLimits(int FinishedJobs, int FailureJobs)
{
    /// <summary>No limits.</summary>
    public static RetentionLimits None { get; } = new(int.MaxValue, int.MaxValue);
}
