using SdrsMock.Conformance.Targets;
using SdrsMock.Schemas;

namespace SdrsMock.Conformance.Execution;

/// <summary>Moves the clock of a mock instead of waiting. If the mock does not allow that, it waits as for a real service.</summary>
internal sealed class VirtualClockWait(TargetConnection connection, IWaitStrategy fallback) : IWaitStrategy
{
    // Shorter than a job, so that a step can observe the running job; long enough that an hour takes few calls.
    private static readonly TimeSpan s_minStep = TimeSpan.FromSeconds(1);

    private volatile bool _isFixed;

    public async Task<TimeSpan> WaitAsync(TimeSpan remaining, CancellationToken cancellation)
    {
        if (!_isFixed)
        {
            var step = TimeSpan.FromTicks(Math.Min(remaining.Ticks, Math.Max(s_minStep.Ticks, remaining.Ticks / 60)));
            var body = $$"""{"advance":"{{DurationParser.ToIso(step)}}"}""";
            var exchange = await connection.ControlAsync("POST", "/__sdrs/clock", body, cancellation);
            if (exchange.Status is >= 200 and < 300)
            {
                return step;
            }

            _isFixed = exchange.Status is 401 or 403 or 404 or 405 or 501;
        }

        return await fallback.WaitAsync(remaining, cancellation);
    }
}
