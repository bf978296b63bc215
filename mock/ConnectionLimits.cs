namespace SdrsMock;

/// <summary>What connections may take up before they are closed: nobody holds the mock by sending slowly, or nothing.</summary>
public sealed record ConnectionLimits
{
    /// <summary>How many connections there may be at once; one more is closed at once.</summary>
    public int MaxConnections { get; init; } = 4096;

    /// <summary>How long a request's headers may take to arrive.</summary>
    public TimeSpan RequestHeadersTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a connection may say nothing, at its beginning or between two requests.</summary>
    public TimeSpan KeepAliveTimeout { get; init; } = TimeSpan.FromSeconds(130);

    /// <summary>How fast a body must come, and an answer be taken, in bytes a second.</summary>
    public double MinRequestBodyDataRate { get; init; } = 240;

    /// <summary>How long a transfer may be slower than that; at least a second, which is Kestrel's own measure.</summary>
    public TimeSpan GracePeriod { get; init; } = TimeSpan.FromSeconds(5);
}
