namespace SdrsMock;

/// <summary>The settings of a project of its own. Not thread-safe.</summary>
public sealed class MockProjectOptions
{
    /// <summary>The id, 32 hexadecimal characters; null for a new one.</summary>
    public string? Id { get; set; }

    /// <summary>
    /// Whether the project's clock is frozen, so that time passes only when a test moves it; otherwise it runs with the machine's clock.
    /// By default as the mock's clock.
    /// </summary>
    public bool IsClockFrozen { get; set; }

    /// <summary>
    /// The time that a frozen clock shows at first, from the year 1970 to the begin of 4000; 2026-01-01T00:00:00Z by default.
    /// </summary>
    public DateTimeOffset Start { get; set; } = MockClock.DefaultStart;

    /// <exception cref="ArgumentException">The start is out of range.</exception>
    internal DateTimeOffset? FrozenAt => !IsClockFrozen ? null
        : MockClock.IsStart(Start) ? Start.ToUniversalTime()
        : throw new ArgumentException($"Start: {Start:O} is invalid; use a time from the year 1970 to the begin of 4000");
}
