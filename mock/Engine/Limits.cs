namespace SdrsMock.Engine;

/// <summary>How much a project keeps of what callers cannot delete; the oldest goes first.</summary>
/// <param name="FinishedJobs">Jobs that are over. One at work is never dropped.</param>
/// <param name="FailedTasks">Rows of the task center.</param>
internal sealed record Limits(int FinishedJobs, int FailedTasks)
{
    /// <summary>Keeps everything.</summary>
    public static Limits None { get; } = new(int.MaxValue, int.MaxValue);
}
