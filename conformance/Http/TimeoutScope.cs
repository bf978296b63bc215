namespace SdrsMock.Conformance.Http;

/// <summary>Waits for one answer until the caller gives up or the time is over.</summary>
internal sealed class TimeoutScope : IDisposable
{
    private readonly CancellationTokenSource _over;
    private readonly CancellationTokenSource _either;

    public TimeoutScope(TimeSpan most, TimeProvider time, CancellationToken caller)
    {
        _over = new(most, time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(caller, _over.Token);
    }

    public CancellationToken Token => _either.Token;

    public void Dispose()
    {
        _either.Dispose();
        _over.Dispose();
    }
}
