namespace SdrsMock.Conformance.Execution;

/// <summary>Waits on the real clock, for a target whose clock cannot be moved.</summary>
internal sealed class RealClockWait(TimeProvider time, TimeSpan interval) : IWaitStrategy
{
    public async Task<TimeSpan> WaitAsync(TimeSpan remaining, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        await Task.Delay(remaining < interval ? remaining : interval, time, cancellation);
        return time.GetElapsedTime(started);
    }
}
