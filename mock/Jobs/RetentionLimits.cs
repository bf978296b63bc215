namespace SdrsMock.Jobs;

/// <summary>How much a project keeps of what callers cannot delete; the oldest goes first.</summary>
/// <param name="FinishedJobs">Jobs that are over. One at work is never dropped.</param>
/// <param name="FailureJobs">Rows of the task center.</param>
internal sealed record RetentionLimits(int FinishedJobs, int FailureJobs)
{
    /// <summary>Keeps everything.</summary>
    public static RetentionLimits None { get; } = new(int.MaxValue, int.MaxValue);
}
