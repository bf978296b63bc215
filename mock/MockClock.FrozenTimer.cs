using System.Diagnostics.CodeAnalysis;

namespace SdrsMock;

public sealed partial class MockClock
{
    private readonly Lock _timersLock = new();

    // Pending one-shot timers of a frozen clock by due time. A timer that was changed or disposed has a newer version than its entry.
    private readonly PriorityQueue<(FrozenTimer Timer, long Version), DateTimeOffset> _timers = new();

    private readonly List<FrozenTimer> _periodicTimers = [];
    private volatile bool _hasPeriodicTimers;

    private void Start(FrozenTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (_timersLock)
        {
            Remove(timer);
            if (period > TimeSpan.Zero)
            {
                (timer.Due, timer.Period) = (Now + dueTime, period);
                _periodicTimers.Add(timer);
                _hasPeriodicTimers = true;
            }
            else
            {
                _timers.Enqueue((timer, timer.Version), Now + dueTime);
            }
        }

        ThreadPool.UnsafeQueueUserWorkItem(
            static clock =>
            {
                clock.FireNext();
                clock.FirePeriodic();
            },
            this,
            preferLocal: false);
    }

    private void Stop(FrozenTimer timer)
    {
        lock (_timersLock)
        {
            Remove(timer);
        }
    }

    // The caller holds the lock of the timers.
    private void Remove(FrozenTimer timer)
    {
        timer.Version++;
        _periodicTimers.Remove(timer);
        _hasPeriodicTimers = _periodicTimers.Count > 0;
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

    // Fires each periodic timer that is due once, however many of its periods have passed.
    private void FirePeriodic()
    {
        List<FrozenTimer> due = [];
        lock (_timersLock)
        {
            foreach (var timer in _periodicTimers.Where(timer => timer.Due <= Now))
            {
                timer.Due = Now + timer.Period;
                due.Add(timer);
            }
        }

        due.ForEach(timer => timer.Fire());
    }

    private void QueuePeriodic()
    {
        if (_hasPeriodicTimers)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static clock => clock.FirePeriodic(), this, preferLocal: false);
        }
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

        // The lock of the clock's timers guards these.
        public long Version { get; set; }

        public DateTimeOffset Due { get; set; }

        public TimeSpan Period { get; set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (_disposed)
            {
                return false;
            }

            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                clock.Stop(this);
                return true;
            }

            ArgumentOutOfRangeException.ThrowIfLessThan(dueTime, TimeSpan.Zero);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(dueTime, MaxAdvance - clock.Advanced);
            ArgumentOutOfRangeException.ThrowIfLessThan(period, Timeout.InfiniteTimeSpan);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(period, MaxAdvance);
            clock.Start(this, dueTime, period);
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
