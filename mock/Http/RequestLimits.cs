namespace SdrsMock.Http;

/// <summary>The gateway's limits on requests.</summary>
internal static class RequestLimits
{
    /// <summary>Limit on a request body, in bytes: 12 MB (ALL-06).</summary>
    public const int MaxBodyBytes = 12 << 20;

    /// <summary>Limit on path and query together, in bytes. The documentation gives no number.</summary>
    public const int MaxTargetBytes = 16 << 10;

    /// <summary>Limit on all headers together, in bytes. The documentation gives no number.</summary>
    public const int MaxHeaderBytes = 32 << 10;

    /// <summary>Limit on header lines. The documentation gives no number; this is Kestrel's default.</summary>
    public const int MaxHeaderLines = 100;
}
