using SdrsMock.Engine;

namespace SdrsMock.Storage;

/// <summary>
/// What waits to be written. Nobody waits for company: whoever comes first has a batch written at once, and what arrives
/// meanwhile is the next batch. So a lone call is answered soon, and many at once share the price of a transaction.
/// </summary>
/// <typeparam name="T">The store's connection.</typeparam>
/// <param name="connection">Used by one at a time.</param>
/// <param name="write">Writes a batch: all of it, or nothing and a <see cref="StoreFailure"/>.</param>
internal sealed class WriteQueue<T>(T connection, Action<T, IReadOnlyList<Write<T>>> write) where T : class
{
    private readonly Lock _connected = new();
    private readonly Lock _queue = new();
    private List<Write<T>> _waiting = [];
    private bool _isWriting;

    /// <summary>Called with what could not be written, before its tasks fail.</summary>
    public Action<IReadOnlyList<Write<T>>>? Failed { get; set; }

    /// <summary>Takes something to be written after all that came before.</summary>
    public Task Add(Write<T> item)
    {
        var first = false;
        lock (_queue)
        {
            if (item is { World: { IsAside: true } world, IsCall: true })
            {
                // After a reset the call counts as made before it, and nothing is left of it.
                return world.Log.Lost is { } failure ? Task.FromException(failure) : world.Log.Pending;
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
            var lost = new List<Write<T>>();
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
            IReadOnlyList<Write<T>> lost;
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
    private IReadOnlyList<Write<T>> WriteBatch()
    {
        var batch = Taken();
        if (batch.Count == 0)
        {
            return [];
        }

        try
        {
            write(connection, batch);
        }
        catch (StoreFailure failure)
        {
            lock (_queue)
            {
                batch.AddRange(Taken());
                batch.ForEach(item => item.Lose(failure));
            }

            return batch;
        }

        batch.ForEach(item => item.Done.TrySetResult());
        return [];
    }

    private List<Write<T>> Taken()
    {
        lock (_queue)
        {
            var taken = _waiting;
            _waiting = [];
            return taken;
        }
    }

    private void Fail(IReadOnlyList<Write<T>> lost)
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

/// <summary>Something to be written.</summary>
/// <param name="World">The world that it is about; null for what is common to all.</param>
/// <param name="IsCall">Whether it is a call that was carried out in that world.</param>
/// <param name="Into">Writes it.</param>
internal sealed record Write<T>(World? World, bool IsCall, Action<T> Into)
{
    /// <summary>Whether something common to all projects is in it.</summary>
    public bool IsShared { get; init; }

    /// <summary>Whether nothing is lost when it cannot be written.</summary>
    public bool IsSpare { get; init; }

    public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public StoreFailure? Failure { get; private set; }

    public void Lose(StoreFailure failure)
    {
        Failure = failure;
        World?.Lose(failure);
    }
}
