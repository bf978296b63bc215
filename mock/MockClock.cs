namespace SdrsMock;

/// <summary>
/// The mock's only source of time. It is either frozen or runs with another <see cref="TimeProvider"/>, and it can always be
/// moved forward.
/// </summary>
/// <remarks>
/// <para>The mock itself does not wait on this clock: jobs that are due finish when the next request reads them.</para>
/// <para>
/// A client can use the clock as its <see cref="TimeProvider"/>. On a frozen clock a wait then takes no real time: a timer that is
/// created moves the clock to the time at which the timer is due, and fires. Time-outs must not use a frozen clock, because they
/// would expire at once. A periodic timer fires when something else moves the clock past its due time. Timers of a running clock
/// follow the <see cref="TimeProvider"/> that it runs with.
/// </para>
/// <para>Thread-safe.</para>
/// </remarks>
public sealed partial class MockClock : TimeProvider
{
    /// <summary>The longest total advance. It leaves room in the calendar for the times that are computed from the clock.</summary>
    internal static readonly TimeSpan MaxAdvance = TimeSpan.FromDays(365 * 5000);

    // The clock can be moved by MaxAdvance from the latest time that it may show at first.
    private static readonly DateTimeOffset s_earliestStart = DateTimeOffset.UnixEpoch;
    private static readonly DateTimeOffset s_latestStart = new(4000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset s_frozenStart = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly TimeProvider? _running;
    private readonly DateTimeOffset _start;
    private long _advancedTicks;

    /// <summary>Creates a frozen clock. It starts at 2026-01-01T00:00:00Z.</summary>
    public MockClock()
        : this(s_frozenStart)
    {
    }

    /// <summary>Creates a frozen clock.</summary>
    /// <param name="start">The time that it shows at first, from the year 1970 to the begin of 4000.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is earlier or later.</exception>
    public MockClock(DateTimeOffset start)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(start, s_earliestStart);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start, s_latestStart);
        _start = start.ToUniversalTime();
    }

    /// <summary>Creates a clock that runs with another one.</summary>
    /// <param name="running">Usually <see cref="TimeProvider.System"/>.</param>
    public MockClock(TimeProvider running)
    {
        _running = running;
    }

    /// <summary>Whether time passes only through <see cref="Advance"/> and through timers of this clock.</summary>
    public bool IsFrozen => _running is null;

    /// <summary>The current time of the mock, UTC.</summary>
    public DateTimeOffset Now => GetUtcNow();

    /// <summary>The time that a frozen clock shows at first unless another one is given.</summary>
    internal static DateTimeOffset DefaultStart => s_frozenStart;

    /// <summary>The time that a frozen clock showed at first; null for a clock that runs.</summary>
    internal DateTimeOffset? FrozenStart => _running is null ? _start : null;

    /// <summary>Whether a frozen clock can show a time at first.</summary>
    internal static bool IsStart(DateTimeOffset time) => time >= s_earliestStart && time <= s_latestStart;

    /// <summary>The total time by which the clock was moved forward.</summary>
    public TimeSpan Advanced => TimeSpan.FromTicks(Interlocked.Read(ref _advancedTicks));

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    // The caller's own clock, which Advance does not move.
    internal TimeProvider WallClock => _running ?? System;

    internal DateTimeOffset WallClockNow => WallClock.GetUtcNow();

    // Raised after the clock was moved, forward or back; not when time passes.
    internal event Action? Moved;

    // Replaces the direct move: a mock with a state file stores the new time together with the move.
    internal Action<TimeSpan>? AdvanceHandler { get; set; }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => (_running?.GetUtcNow() ?? _start) + Advanced;

    /// <inheritdoc/>
    public override long GetTimestamp() => (_running is null ? 0 : _running.GetElapsedTime(0).Ticks) + Advanced.Ticks;

    /// <summary>
    /// Creates a timer on this clock. On a frozen clock a timer without a period moves the clock to its due time and fires at once;
    /// a timer with a period does not move the clock, and fires when the clock has been moved past its due time.
    /// </summary>
    /// <param name="callback">Called when the timer is due, on a thread of the thread pool.</param>
    /// <param name="state">Passed to <paramref name="callback"/>.</param>
    /// <param name="dueTime">The delay; <see cref="Timeout.InfiniteTimeSpan"/> creates a timer that is not started.</param>
    /// <param name="period">The interval of further calls; <see cref="Timeout.InfiniteTimeSpan"/> or zero for none.</param>
    /// <returns>The timer.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A time is negative, or the clock is frozen and the timer is due after the last time that the clock can show.
    /// </exception>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        if (_running is not null)
        {
            return _running.CreateTimer(callback, state, dueTime, period);
        }

        var timer = new FrozenTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock forward.</summary>
    /// <param name="by">The time to add, zero or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The span is negative, or the total would be more than 5000 years.
    /// </exception>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(by, MaxAdvance - Advanced);
        if (AdvanceHandler is { } handler)
        {
            handler(by);
        }
        else
        {
            Move(by);
        }
    }

    internal void Move(TimeSpan by)
    {
        Interlocked.Add(ref _advancedTicks, by.Ticks);
        QueuePeriodic();
        if (by > TimeSpan.Zero)
        {
            Moved?.Invoke();
        }
    }

    internal void Rewind() => SetAdvanced(TimeSpan.Zero);

    internal void SetAdvanced(TimeSpan advanced)
    {
        var before = Interlocked.Exchange(ref _advancedTicks, advanced.Ticks);
        QueuePeriodic();
        if (before != advanced.Ticks)
        {
            Moved?.Invoke();
        }
    }

    // After a restart the clock must not show a time before the end of the earlier process.
    internal void EnsureNotBefore(DateTimeOffset instant)
    {
        if (Now < instant)
        {
            Move(instant - Now);
        }
    }
}
