namespace SdrsMock;

/// <summary>
/// The mock's only source of time. It runs with the machine's clock or stands still, and can always be moved forward.
/// Nothing waits on it: jobs that have come due finish when the next request looks.
/// </summary>
public sealed class MockClock : TimeProvider
{
    /// <summary>How far the clock can be moved by hand: well within what is left to the calendar, whatever is added to it then.</summary>
    internal static readonly TimeSpan MaxAdvance = TimeSpan.FromDays(365 * 5000);

    private static readonly DateTimeOffset s_frozenStart = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly TimeProvider? _running;
    private readonly DateTimeOffset _start;
    private long _advancedTicks;

    /// <summary>A clock that stands still until it is moved.</summary>
    public MockClock()
    {
        _start = s_frozenStart;
    }

    /// <summary>A clock that runs with another one.</summary>
    /// <param name="running">Usually <see cref="TimeProvider.System"/>.</param>
    public MockClock(TimeProvider running)
    {
        _running = running;
    }

    /// <summary>Whether time passes only by <see cref="Advance"/>.</summary>
    public bool IsFrozen => _running is null;

    /// <summary>The mock's present, UTC.</summary>
    public DateTimeOffset Now => GetUtcNow();

    /// <summary>How far the clock was moved by hand.</summary>
    public TimeSpan Advanced => TimeSpan.FromTicks(Interlocked.Read(ref _advancedTicks));

    // What a caller's own clock shows, which nobody moves.
    internal DateTimeOffset WallClockNow => (_running ?? System).GetUtcNow();

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => (_running?.GetUtcNow() ?? _start) + Advanced;

    /// <summary>Moves the clock forward.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The span is negative, or leads further than 5000 years.</exception>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(by, MaxAdvance - Advanced);
        if (AdvanceHandler is { } mover)
        {
            mover(by);
        }
        else
        {
            Move(by);
        }
    }

    // Moves it in the place of moving it here: whoever keeps how far it was moved.
    internal Action<TimeSpan>? AdvanceHandler { get; set; }

    internal void Move(TimeSpan by) => Interlocked.Add(ref _advancedTicks, by.Ticks);

    internal void Rewind() => SetAdvanced(TimeSpan.Zero);

    internal void SetAdvanced(TimeSpan advanced) => Interlocked.Exchange(ref _advancedTicks, advanced.Ticks);

    // A clock that goes on from an earlier process must not show what lies before its end.
    internal void EnsureNotBefore(DateTimeOffset instant)
    {
        if (Now < instant)
        {
            Move(instant - Now);
        }
    }
}
