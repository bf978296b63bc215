using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Play;

/// <summary>How time passes between two reads of a row with <c>within</c>. All waiting of the runner is here.</summary>
internal abstract class Patience
{
    /// <summary>Lets some time pass, but no more than is left.</summary>
    /// <returns>How much passed on the target's clock.</returns>
    public abstract Task<TimeSpan> PassAsync(TimeSpan left, Stage stage, CancellationToken cancellation);
}

/// <summary>On a mock the clock is moved; nobody waits. One that does not let us move it is waited for like a real service.</summary>
internal sealed class MovedClock(Endpoint endpoint, Patience otherwise) : Patience
{
    // Shorter than a job, so that a row can see it run; long enough that an hour takes few calls.
    private static readonly TimeSpan s_step = TimeSpan.FromSeconds(1);

    private volatile bool _fixed;

    public override async Task<TimeSpan> PassAsync(TimeSpan left, Stage stage, CancellationToken cancellation)
    {
        if (!_fixed)
        {
            var step = TimeSpan.FromTicks(Math.Min(left.Ticks, Math.Max(s_step.Ticks, left.Ticks / 60)));
            var answer = await endpoint.ControlAsync("POST", "/__sdrs/clock", $$"""{"advance":"{{Scenarios.Durations.ToIso(step)}}"}""", cancellation);
            if (answer.Status is >= 200 and < 300)
            {
                return step;
            }

            _fixed = answer.Status is 401 or 403 or 404 or 405 or 501;
        }

        return await otherwise.PassAsync(left, stage, cancellation);
    }
}

/// <summary>On a real service time passes by itself.</summary>
internal sealed class RealTime(TimeProvider time, TimeSpan interval) : Patience
{
    public override async Task<TimeSpan> PassAsync(TimeSpan left, Stage stage, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        await Task.Delay(left < interval ? left : interval, time, cancellation);
        return time.GetElapsedTime(started);
    }
}
