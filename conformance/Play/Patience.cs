using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Play;

/// <summary>How time passes between two reads of a row with <c>within</c>. All waiting of the runner is here.</summary>
internal abstract class Patience
{
    /// <summary>Lets some time pass, but no more than is left.</summary>
    /// <returns>How much passed on the target's clock.</returns>
    public abstract Task<TimeSpan> PassAsync(TimeSpan left, Stage stage, CancellationToken cancellation);
}

/// <summary>On a mock the clock is moved; nobody waits.</summary>
internal sealed class MovedClock(Endpoint endpoint) : Patience
{
    // Shorter than a job, so that a row can see it run; long enough that an hour takes few calls.
    private static readonly TimeSpan s_step = TimeSpan.FromSeconds(1);

    public override async Task<TimeSpan> PassAsync(TimeSpan left, Stage stage, CancellationToken cancellation)
    {
        var step = TimeSpan.FromTicks(Math.Min(left.Ticks, Math.Max(s_step.Ticks, left.Ticks / 60)));
        var body = $$"""{"advance":"{{Scenarios.Durations.ToIso(step)}}"}""";
        var answer = await endpoint.SendAsync(new("POST", "/__sdrs/clock", [new("Content-Type", "application/json")], body, null), stage, cancellation);
        return answer.Status is >= 200 and < 300
            ? step
            : throw new TargetException($"the mock does not let its clock be moved: {answer.Trouble ?? $"HTTP {answer.Status} {answer.Body}"}");
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
