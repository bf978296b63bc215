using System.Globalization;

namespace SdrsMock.Conformance.Http;

/// <summary>Spaces the requests to a real service and repeats a request after a 429.</summary>
internal sealed class RateLimiter(double? callsPerSecond, TimeProvider time)
{
    private const int MaxAttempts = 6;
    private static readonly TimeSpan s_maxDelay = TimeSpan.FromMinutes(2);

    private readonly Lock _lock = new();
    private readonly TimeSpan _gap = callsPerSecond is { } rate ? TimeSpan.FromSeconds(1 / rate) : TimeSpan.Zero;
    private DateTimeOffset _next = DateTimeOffset.MinValue;

    /// <summary>Sends in the next free slot, and again after each 429, at the time that <c>Retry-After</c> names.</summary>
    public async Task<HttpExchange> SendAsync(Func<Task<HttpExchange>> send, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            await WaitForSlotAsync(cancellation);
            var exchange = await send();
            if (exchange.Status != 429 || attempt == MaxAttempts)
            {
                return exchange;
            }

            var pause = ReadRetryAfter(exchange) ?? TimeSpan.FromSeconds(Math.Pow(2, attempt));
            await Task.Delay(pause < s_maxDelay ? pause : s_maxDelay, time, cancellation);
        }
    }

    private async Task WaitForSlotAsync(CancellationToken cancellation)
    {
        if (_gap == TimeSpan.Zero)
        {
            return;
        }

        TimeSpan wait;
        lock (_lock)
        {
            var now = time.GetUtcNow();
            var slot = _next > now ? _next : now;
            (_next, wait) = (slot + _gap, slot - now);
        }

        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, time, cancellation);
        }
    }

    // The header holds seconds or a date.
    private TimeSpan? ReadRetryAfter(HttpExchange exchange)
    {
        if (!exchange.Headers.TryGetValue("Retry-After", out var text))
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return TimeSpan.FromSeconds(seconds);
        }

        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
        {
            return null;
        }

        var pause = date - time.GetUtcNow();
        return pause < TimeSpan.Zero ? TimeSpan.Zero : pause;
    }
}
