namespace SdrsMock.Tests;

/// <summary>How long a test waits for what comes at once, so that it fails and does not hang where that never comes.</summary>
internal static class TestTimeouts
{
    public static readonly TimeSpan Most = TimeSpan.FromMinutes(1);

    /// <summary>Ends with the test, or when patience does.</summary>
    public static CancellationTokenSource Until(CancellationToken stop)
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(stop);
        source.CancelAfter(Most);
        return source;
    }
}
