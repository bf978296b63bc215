using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Execution;

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
            var exchange = await endpoint.ControlAsync("POST", "/__sdrs/clock", $$"""{"advance":"{{SdrsMock.Conformance.Scenarios.DurationParser.ToIso(step)}}"}""", cancellation);
            if (exchange.Status is >= 200 and < 300)
            {
                return step;
            }

            _fixed = exchange.Status is 401 or 403 or 404 or 405 or 501;
        }

        return await otherwise.WaitAsync(left, context, cancellation);
    }
}
