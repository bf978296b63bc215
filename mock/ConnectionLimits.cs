namespace SdrsMock;

/// <summary>
/// Limits on connections, so that a client that sends slowly or not at all cannot occupy the mock. The names are Kestrel's.
/// </summary>
public sealed record ConnectionLimits
{
    /// <summary>The maximum number of open connections; further ones are closed at once.</summary>
    public int MaxConnections { get; init; } = 4096;

    /// <summary>The time within which the headers of a request must arrive.</summary>
    public TimeSpan RequestHeadersTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The time after which an idle connection is closed, at its start or between two requests.</summary>
    public TimeSpan KeepAliveTimeout { get; init; } = TimeSpan.FromSeconds(130);

    /// <summary>The minimum rate of request bodies and of reading responses, in bytes per second.</summary>
    public double MinRequestBodyDataRate { get; init; } = 240;

    /// <summary>How long a transfer may be slower than that; at least one second, which is Kestrel's own interval.</summary>
    public TimeSpan GracePeriod { get; init; } = TimeSpan.FromSeconds(5);
}
