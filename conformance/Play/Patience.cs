using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Play;

/// <summary>How time passes between two reads of a row with <c>within</c>. All waiting of the runner is here.</summary>
internal abstract class IWaitStrategy
{
    /// <summary>Lets some time pass, but no more than is left.</summary>
    /// <returns>How much passed on the target's clock.</returns>
    public abstract Task<TimeSpan> WaitAsync(TimeSpan left, ScenarioContext context, CancellationToken cancellation);
}

/// <summary>On a mock the clock is moved; nobody waits. One that does not let us move it is waited for like a real service.</summary>
internal sealed class VirtualClockWait(TargetConnection endpoint, IWaitStrategy otherwise) : IWaitStrategy
{
    // Shorter than a job, so that a row can see it run; long enough that an hour takes few calls.
    private static readonly TimeSpan s_step = TimeSpan.FromSeconds(1);

    private volatile bool _fixed;

    public override async Task<TimeSpan> WaitAsync(TimeSpan left, ScenarioContext context, CancellationToken cancellation)
    {
        if (!_fixed)
        {
            var step = TimeSpan.FromTicks(Math.Min(left.Ticks, Math.Max(s_step.Ticks, left.Ticks / 60)));
            var exchange = await endpoint.ControlAsync("POST", "/__sdrs/clock", $$"""{"advance":"{{Scenarios.DurationParser.ToIso(step)}}"}""", cancellation);
            if (exchange.Status is >= 200 and < 300)
            {
                return step;
            }

            _fixed = exchange.Status is 401 or 403 or 404 or 405 or 501;
        }

        return await otherwise.WaitAsync(left, context, cancellation);
    }
}

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
