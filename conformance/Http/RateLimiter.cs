using System.Globalization;

namespace SdrsMock.Conformance.Http;

/// <summary>Keeps calls on a real service apart, and comes back later when it asks for that.</summary>
internal sealed class RateLimiter(double? callsPerSecond, TimeProvider time)
{
    private const int MaxAttempts = 6;
    private static readonly TimeSpan s_maxDelay = TimeSpan.FromMinutes(2);

    private readonly Lock _lock = new();
    private readonly TimeSpan _gap = callsPerSecond is { } rate ? TimeSpan.FromSeconds(1 / rate) : TimeSpan.Zero;
    private DateTimeOffset _next = DateTimeOffset.MinValue;

    /// <summary>Sends when it is time to, and again as long as the answer is 429 and says when to come back.</summary>
    public async Task<HttpExchange> SendAsync(Func<Task<HttpExchange>> send, CancellationToken cancellation)
    {
        for (var tries = 1; ; tries++)
        {
            await WaitForTurnAsync(cancellation);
            var exchange = await send();
            if (exchange.Status != 429 || tries == MaxAttempts)
            {
                return exchange;
            }

            var pause = ReadRetryAfter(exchange) ?? TimeSpan.FromSeconds(Math.Pow(2, tries));
            await Task.Delay(pause < s_maxDelay ? pause : s_maxDelay, time, cancellation);
        }
    }

    private async Task WaitForTurnAsync(CancellationToken cancellation)
    {
        if (_gap == TimeSpan.Zero)
        {
            return;
        }

        TimeSpan wait;
        lock (_lock)
        {
            var now = time.GetUtcNow();
            var turn = _next > now ? _next : now;
            (_next, wait) = (turn + _gap, turn - now);
        }

        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, time, cancellation);
        }
    }

    // Seconds, or a date.
    private TimeSpan? ReadRetryAfter(HttpExchange exchange)
    {
        if (!exchange.Headers.TryGetValue("Retry-After", out var text))
        {
            return null;
        }

        var pause = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds)
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var then) ? then - time.GetUtcNow()
            : (TimeSpan?)null;
        return pause is { } known && known < TimeSpan.Zero ? TimeSpan.Zero : pause;
    }
}
