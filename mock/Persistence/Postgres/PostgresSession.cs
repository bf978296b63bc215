namespace SdrsMock.Persistence.Postgres;

/// <summary>A command in a project: it holds the project's advisory lock until it is disposed or its entry is committed.</summary>
/// <param name="batch">The connection; closed already when the command only reads.</param>
/// <param name="sequence">The number of the last command of the project.</param>
/// <param name="missed">The entries that the caller does not know; null when it must load the project again.</param>
internal sealed class PostgresSession(PostgresBatch batch, long sequence, RemoteEntries? missed) : ICommandSession
{
    private bool _isDisposed;

    public PostgresBatch Batch => batch;

    public long Sequence { get; set; } = sequence;

    public RemoteEntries? Missed => missed;

    public void Dispose()
    {
        if (!_isDisposed)
        {
            _isDisposed = true;
            batch.Dispose();
        }
    }
}
