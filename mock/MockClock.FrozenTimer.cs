using System.Diagnostics.CodeAnalysis;

namespace SdrsMock;

public sealed partial class MockClock
{
    private readonly Lock _timersLock = new();

    // Pending timers of a frozen clock by due time; a timer that was changed or disposed has a newer version than its entry.
    private readonly PriorityQueue<(FrozenTimer Timer, long Version), DateTimeOffset> _timers = new();

    private void Start(FrozenTimer timer, TimeSpan dueTime)
    {
        lock (_timersLock)
        {
            _timers.Enqueue((timer, ++timer.Version), Now + dueTime);
        }

        ThreadPool.UnsafeQueueUserWorkItem(static clock => clock.FireNext(), this, preferLocal: false);
    }

    private void Stop(FrozenTimer timer)
    {
        lock (_timersLock)
        {
            timer.Version++;
        }
    }

    // Moves the clock to the earliest due time. Timers are taken in the order of their due times, so that two concurrent waits
    // move the clock by the longer of them and not by their sum.
    private void FireNext()
    {
        FrozenTimer? timer = null;
        lock (_timersLock)
        {
            while (timer is null && _timers.TryDequeue(out var entry, out var due))
            {
                if (entry.Timer.Version == entry.Version)
                {
                    timer = entry.Timer;
                    MoveTo(due);
                }
            }
        }

        timer?.Fire();
    }

    [SuppressMessage("Design", "CA1031", Justification = "An exception on the thread pool would end the process.")]
    private void MoveTo(DateTimeOffset due)
    {
        try
        {
            var left = due - Now;
            if (left > TimeSpan.Zero)
            {
                Advance(left);
            }
        }
        catch (Exception)
        {
            // The state cannot be stored. The timer still fires; the mock reports the failure with its next response.
        }
    }

    private sealed class FrozenTimer(MockClock clock, TimerCallback callback, object? state) : ITimer
    {
        private readonly ExecutionContext? _context = ExecutionContext.Capture();
        private volatile bool _disposed;

        // Guarded by the lock of the clock's timers.
        public long Version { get; set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (_disposed)
            {
                return false;
            }

            if (period != Timeout.InfiniteTimeSpan && period != TimeSpan.Zero)
            {
                throw new NotSupportedException(
                    "A frozen clock supports no periodic timers, because each tick would move the clock. Use Task.Delay in a loop.");
            }

            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                clock.Stop(this);
                return true;
            }

            ArgumentOutOfRangeException.ThrowIfLessThan(dueTime, TimeSpan.Zero);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(dueTime, MaxAdvance - clock.Advanced);
            clock.Start(this, dueTime);
            return true;
        }

        public void Fire()
        {
            if (_context is null)
            {
                callback(state);
            }
            else
            {
                ExecutionContext.Run(_context, static timer => ((FrozenTimer)timer!).Invoke(), this);
            }
        }

        public void Dispose()
        {
            _disposed = true;
            clock.Stop(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Invoke() => callback(state);
    }
}
