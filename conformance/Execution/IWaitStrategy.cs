namespace SdrsMock.Conformance.Execution;

/// <summary>How time passes between two reads of a step with <c>within</c>. The runner waits nowhere else.</summary>
internal interface IWaitStrategy
{
    /// <summary>Lets some time pass, at most the remaining time.</summary>
    /// <returns>How much time passed on the clock of the target.</returns>
    Task<TimeSpan> WaitAsync(TimeSpan remaining, CancellationToken cancellation);
}
