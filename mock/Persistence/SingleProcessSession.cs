namespace SdrsMock.Persistence;

/// <summary>The session of a log that no other process uses: no entry is missed, and nothing needs to be released.</summary>
internal sealed class SingleProcessSession : ICommandSession
{
    private SingleProcessSession()
    {
    }

    public static SingleProcessSession Instance { get; } = new();

    public RemoteEntries? Missed => RemoteEntries.None;

    public void Dispose()
    {
    }
}
