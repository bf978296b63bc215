using SdrsMock.Common;

namespace SdrsMock.Persistence;

/// <summary>
/// Group commit: the first writer flushes immediately, and entries that arrive meanwhile form the next batch. A single request
/// is answered quickly, and many concurrent ones share the cost of a transaction. Thread-safe.
/// </summary>
/// <typeparam name="T">The type of the store's connection.</typeparam>
/// <param name="connection">The connection; one thread uses it at a time.</param>
/// <param name="write">Writes a batch as a whole, or throws a <see cref="StoreException"/> and writes nothing.</param>
internal sealed class WriteBatcher<T>(T connection, Action<T, IReadOnlyList<PendingWrite<T>>> write) where T : class
{
    private readonly Lock _connected = new();
    private List<PendingWrite<T>> _waiting = [];
    private bool _isWriting;

    /// <summary>Called with the entries that could not be written, while no entry can be added.</summary>
    public Action<IReadOnlyList<PendingWrite<T>>>? Dropped { get; set; }

    /// <summary>Called with the entries that could not be written, before their tasks fail.</summary>
    public Action<IReadOnlyList<PendingWrite<T>>>? Failed { get; set; }

    /// <summary>The lock under which entries are added: what is decided under it holds for the order of the entries.</summary>
    public Lock Queue { get; } = new();

    /// <summary>Adds an entry, to be written after all earlier ones.</summary>
    public Task Add(PendingWrite<T> item)
    {
        var first = false;
        lock (Queue)
        {
            _waiting.Add(item);
            (first, _isWriting) = (!_isWriting, true);
        }

        if (first)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static queue => queue.Drain(), this, preferLocal: false);
        }

        return item.Done.Task;
    }

    /// <summary>Uses the connection once all added entries are written.</summary>
    public TResult Use<TResult>(Func<T, TResult> act)
    {
        while (true)
        {
            var lost = new List<PendingWrite<T>>();
            lock (_connected)
            {
                lost.AddRange(WriteBatch());
                if (lost.Count == 0)
                {
                    return act(connection);
                }
            }

            Fail(lost);
        }
    }

    private void Drain()
    {
        while (true)
        {
            IReadOnlyList<PendingWrite<T>> lost;
            lock (_connected)
            {
                lost = WriteBatch();
            }

            Fail(lost);
            lock (Queue)
            {
                if (_waiting.Count == 0)
                {
                    _isWriting = false;
                    return;
                }
            }
        }
    }

    // The failed entries and all later ones are dropped: no entry may follow a missing one.
    private IReadOnlyList<PendingWrite<T>> WriteBatch()
    {
        var batch = TakeBatch();
        if (batch.Count == 0)
        {
            return [];
        }

        try
        {
            write(connection, batch);
        }
        catch (StoreException exception)
        {
            lock (Queue)
            {
                batch.AddRange(TakeBatch());
                batch.ForEach(item => item.Failure = exception);
                Dropped?.Invoke(batch);
            }

            return batch;
        }

        batch.ForEach(item => item.Done.TrySetResult());
        return [];
    }

    private List<PendingWrite<T>> TakeBatch()
    {
        lock (Queue)
        {
            var taken = _waiting;
            _waiting = [];
            return taken;
        }
    }

    private void Fail(IReadOnlyList<PendingWrite<T>> lost)
    {
        if (lost.Count > 0)
        {
            Failed?.Invoke(lost);
            foreach (var item in lost)
            {
                item.Done.TrySetException(item.Failure!);
            }
        }
    }
}
