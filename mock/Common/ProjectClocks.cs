using System.Collections.Concurrent;

namespace SdrsMock.Common;

/// <summary>
/// The clock of each project: its own for a project that was created with one, the mock's clock for all others. It is the only
/// place that decides this. Thread-safe.
/// </summary>
/// <param name="shared">The mock's clock.</param>
internal sealed class ProjectClocks(MockClock shared) : IDisposable
{
    private readonly ConcurrentDictionary<string, OwnClock> _own = new();

    // Spares all calls a look-up while no project has a clock of its own.
    private volatile bool _hasOwn;

    /// <summary>Called after the clock of a project was moved, with the project and its time.</summary>
    public Action<string, DateTimeOffset>? Moved { get; set; }

    /// <summary>The mock's clock, which all projects without a clock of their own follow.</summary>
    public MockClock Shared => shared;

    /// <summary>The clock of a project; the mock's clock for a project without one, and for null.</summary>
    public MockClock For(string? projectId) =>
        _hasOwn && projectId is not null && _own.TryGetValue(projectId, out var own) ? own.Clock : shared;

    /// <summary>Whether a project has a clock of its own.</summary>
    public bool HasOwn(string? projectId) => _hasOwn && projectId is not null && _own.ContainsKey(projectId);

    /// <summary>The instant of another project's clock that is as far ahead, or behind, as an instant of a project's clock.</summary>
    public DateTimeOffset Convert(DateTimeOffset instant, string? from, string? to)
    {
        var (source, target) = (For(from), For(to));
        if (source == target)
        {
            return instant;
        }

        var ticks = Math.Clamp(
            instant.UtcTicks - source.Now.UtcTicks + target.Now.UtcTicks, DateTimeOffset.MinValue.Ticks, DateTimeOffset.MaxValue.Ticks);
        return new(ticks, TimeSpan.Zero);
    }

    /// <summary>Gives a project a clock of its own.</summary>
    public void Add(string projectId, MockClock clock)
    {
        Remove(projectId);
        var moved = () => Moved?.Invoke(projectId, clock.Now);
        clock.Moved += moved;
        _own[projectId] = new(clock, moved);
        _hasOwn = true;
    }

    /// <summary>Lets a project follow the mock's clock again.</summary>
    public void Remove(string projectId)
    {
        if (_own.TryRemove(projectId, out var own))
        {
            own.Clock.Moved -= own.Moved;
        }
    }

    public void Dispose() => _own.Keys.ToList().ForEach(Remove);

    private sealed record OwnClock(MockClock Clock, Action Moved);
}
