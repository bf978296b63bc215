using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Execution;

/// <summary>On a real service time passes by itself.</summary>
internal sealed class RealClockWait(TimeProvider time, TimeSpan interval) : IWaitStrategy
{
    public override async Task<TimeSpan> WaitAsync(TimeSpan left, ScenarioContext context, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        await Task.Delay(left < interval ? left : interval, time, cancellation);
        return time.GetElapsedTime(started);
    }
}
