using SdrsMock.Common;

namespace SdrsMock.Persistence;

/// <summary>
/// What waits to be written. Nobody waits for company: whoever comes first has a batch written at once, and what arrives
/// meanwhile is the next batch. So a lone call is answered soon, and many at once share the price of a transaction.
/// </summary>
/// <typeparam name="T">The store's connection.</typeparam>
/// <param name="connection">Used by one at a time.</param>
/// <param name="write">Writes a batch: all of it, or nothing and a <see cref="StoreException"/>.</param>
internal sealed class WriteBatcher<T>(T connection, Action<T, IReadOnlyList<PendingWrite<T>>> write) where T : class
{
    private readonly Lock _connected = new();
    private readonly Lock _queue = new();
    private List<PendingWrite<T>> _waiting = [];
    private bool _isWriting;

    /// <summary>Called with what could not be written, before its tasks fail.</summary>
    public Action<IReadOnlyList<PendingWrite<T>>>? Failed { get; set; }

    /// <summary>Takes something to be written after all that came before.</summary>
    public Task Add(PendingWrite<T> item)
    {
        var first = false;
        lock (_queue)
        {
            if (item is { Project: { IsDetached: true } project, IsCall: true })
            {
                // After a reset the call counts as made before it, and nothing is left of it.
                return project.Persistence.Failure is { } exception ? Task.FromException(exception) : project.Persistence.Pending;
            }

            _waiting.Add(item);
            (first, _isWriting) = (!_isWriting, true);
        }

        if (first)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static queue => queue.Drain(), this, preferLocal: false);
        }

        return item.Done.Task;
    }

    /// <summary>Uses the connection once all that was added is written.</summary>
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
            lock (_queue)
            {
                if (_waiting.Count == 0)
                {
                    _isWriting = false;
                    return;
                }
            }
        }
    }

    // What was lost, with all that came after it: nothing may stand on what is not there.
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
            lock (_queue)
            {
                batch.AddRange(TakeBatch());
                batch.ForEach(item => item.Fail(exception));
            }

            return batch;
        }

        batch.ForEach(item => item.Done.TrySetResult());
        return [];
    }

    private List<PendingWrite<T>> TakeBatch()
    {
        lock (_queue)
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
