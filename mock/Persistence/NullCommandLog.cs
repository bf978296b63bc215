using SdrsMock.Common;

namespace SdrsMock.Persistence;

/// <summary>The log of a mock without <c>--state</c>: accepts every entry and keeps none. Thread-safe.</summary>
internal sealed class NullCommandLog : ICommandLog
{
    private NullCommandLog()
    {
    }

    public static NullCommandLog Instance { get; } = new();

    public bool Persists => false;

    public IReadOnlyDictionary<string, DateTimeOffset> Latest { get; } = new Dictionary<string, DateTimeOffset>();

    public AddressAssignment Addresses => AddressAssignment.Drawn;

    public IReadOnlyList<string> Projects => [];

    // No write fails.
    public Action<WriteFailure>? WriteFailed
    {
        get => null;
        set { }
    }

    public void Probe()
    {
    }

    public ProjectHistory Load(string projectId) => ProjectHistory.Empty;

    public ICommandSession Begin(string projectId, long sequence, bool onlyReads) => SingleProcessSession.Instance;

    public AppendedEntry? Append(
        ICommandSession session, string projectId, long expectedSequence, in LogEntry entry, byte[]? globalState = null) =>
            new AppendedEntry(expectedSequence + 1, Task.CompletedTask);

    public void WriteSnapshot(in ProjectSnapshot snapshot, long sequence)
    {
    }

    public AppendedEntry Replace(in ProjectSnapshot snapshot) => new(0, Task.CompletedTask);

    public Task Remove(ICommandSession session, string projectId, byte[] globalState) => Task.CompletedTask;

    public (IReadOnlyList<long> Sequences, Task Durable) ReplaceAll(IReadOnlyList<ProjectSnapshot> projects, byte[] globalState) =>
        (new long[projects.Count], Task.CompletedTask);

    public int? CountCall(string projectId, string operation, long second) => null;

    public GlobalStateRecord? ReadGlobalStateAfter(long version) => null;

    public GlobalStateRecord? BeginGlobalState(long version, ICommandSession? within) => null;

    public Task WriteGlobalState(byte[] globalState) => Task.CompletedTask;

    public void EndGlobalState()
    {
    }

    public void Dispose()
    {
    }
}
