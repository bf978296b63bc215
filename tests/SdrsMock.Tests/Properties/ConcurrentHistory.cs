namespace SdrsMock.Tests.Properties;

/// <summary>
/// What several callers at once were answered, and when: each call has the instants between which it took effect. The
/// search for an order that explains it goes call by call and gives up at the first response that no client got.
/// </summary>
internal sealed class ConcurrentHistory
{
    private readonly List<Entry[]> _callers;
    private readonly Dictionary<string, bool> _known = [];

    private ConcurrentHistory(List<Entry[]> callers) => _callers = callers;

    /// <summary>Lets each caller make its calls in a row, all callers at once.</summary>
    public static ConcurrentHistory Of(List<PlannedCall[]> callers, Func<PlannedCall, string> send)
    {
        using var start = new Barrier(callers.Count);
        var instants = 0;
        var made = callers.ConvertAll(calls => new Entry[calls.Length]);
        // Tasks and no bare threads: what a call throws is to fail the test, not to end the program.
        var running = callers.Select((calls, caller) => Task.Factory.StartNew(() =>
        {
            start.SignalAndWait();
            for (var index = 0; index < calls.Length; index++)
            {
                var began = Interlocked.Increment(ref instants);
                var response = send(calls[index]);
                made[caller][index] = new(calls[index], response, began, Interlocked.Increment(ref instants));
            }
        }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();
        Task.WaitAll(running);
        return new(made);
    }

    /// <summary>
    /// Whether the calls, one after the other in some order, are answered as they were and lead to the same end. A call that was
    /// answered before another was made stands before it.
    /// </summary>
    /// <param name="replay">Makes calls one after the other from the beginning, and says what they answer and how it ends.</param>
    /// <param name="end">The state that the callers left.</param>
    public bool IsExplained(Func<IReadOnlyList<PlannedCall>, (IReadOnlyList<string> Answers, string End)> replay, string end) =>
        Explains([], new int[_callers.Count], replay, end);

    public override string ToString() =>
        string.Join('\n', _callers.SelectMany((entries, caller) => entries.Select(entry => $"{caller}: {entry}")));

    private bool Explains(
        IReadOnlyList<Entry> order, int[] turns, Func<IReadOnlyList<PlannedCall>, (IReadOnlyList<string> Answers, string End)> replay,
        string end)
    {
        var waiting = Enumerable.Range(0, _callers.Count).Where(caller => turns[caller] < _callers[caller].Length).ToList();
        if (order.Count > 0)
        {
            var (responses, reached) = replay([.. order.Select(entry => entry.Call)]);
            if (!responses.SequenceEqual(order.Select(entry => entry.Answer)))
            {
                return false;
            }

            if (waiting.Count == 0)
            {
                return reached == end;
            }

            // The same calls in another order may have led to the same state: it was searched already.
            if (!_known.TryAdd($"{string.Join(',', turns)} {reached}", true))
            {
                return false;
            }
        }

        var firstEnd = waiting.Min(caller => _callers[caller][turns[caller]].Ended);
        return waiting.Exists(caller =>
        {
            var next = _callers[caller][turns[caller]];
            int[] after = [.. turns];
            after[caller]++;
            return next.Began < firstEnd && Explains([.. order, next], after, replay, end);
        });
    }

    private sealed record Entry(PlannedCall Call, string Answer, int Began, int Ended);
}
