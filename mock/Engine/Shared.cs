using System.Text.Json;
using SdrsMock.Storage;

namespace SdrsMock.Engine;

/// <summary>
/// What all projects have in common and the store keeps: how far the clock was moved, the fault rules and what they have
/// counted, the tokens that were revoked. It is small, and written whole whenever it changes.
/// </summary>
internal sealed class Shared
{
    private readonly MockClock _clock;
    private readonly FaultRules _faults;
    private readonly Issuer _issuer;
    private readonly IStore? _store;
    private long _starts;
    private DateTimeOffset _savedAt;

    public Shared(MockClock clock, FaultRules faults, Issuer issuer, IStore? store)
    {
        (_clock, _faults, _issuer, _store) = (clock, faults, issuer, store);
        if (store is not null)
        {
            Restore();
            clock.NotBefore(store.Latest > _savedAt ? store.Latest : _savedAt);
            // Tokens of this start must not be those of an earlier one, which may have been revoked.
            issuer.BeginAt(++_starts << 32);
            clock.Moved = () => Change(() => true);
            Change(() => true);
        }
    }

    /// <summary>Held while something changes and is handed to the store.</summary>
    public Lock Gate { get; } = new();

    /// <summary>Ends when the last change is in the store.</summary>
    public Task Pending { get; private set; } = Task.CompletedTask;

    /// <summary>Changes something, and returns when the store has it.</summary>
    /// <exception cref="StoreFailure">It has not, and nothing was changed.</exception>
    public T Change<T>(Func<T> act)
    {
        T result;
        Task kept;
        lock (Gate)
        {
            result = act();
            kept = Pending = _store?.Share(Saved()) ?? Task.CompletedTask;
        }

        kept.GetAwaiter().GetResult();
        return result;
    }

    /// <summary>What the fault rules do to a call; what they count while they look is kept.</summary>
    public Strike? Strike(string operation, string? projectId)
    {
        if (_store is null || !_faults.Any)
        {
            return _faults.Strike(operation, projectId);
        }

        lock (Gate)
        {
            var strike = _faults.Strike(operation, projectId);
            Pending = _store.Share(Saved());
            return strike;
        }
    }

    /// <summary>The answer to a call that may have seen what is not yet in the store: it must wait until it is.</summary>
    public Reply Seen(Reply reply) => Pending is { IsCompletedSuccessfully: false } pending
        ? reply with { Kept = reply.Kept is { } kept ? Task.WhenAll(kept, pending) : pending }
        : reply;

    /// <summary>All of it, for the store; the caller holds the gate.</summary>
    public byte[] Saved() => JsonSerializer.SerializeToUtf8Bytes(
        new SharedState { Starts = _starts, Now = _clock.Now, Advanced = _clock.Advanced.Ticks, Faults = _faults.Saved, Revoked = [.. _issuer.RevokedAt(_clock.Now)] }, StateJson.Default.SharedState);

    /// <summary>Makes it what the store has.</summary>
    public void Restore()
    {
        var saved = _store?.Shared is { } bytes ? JsonSerializer.Deserialize(bytes, StateJson.Default.SharedState) : null;
        lock (Gate)
        {
            _starts = Math.Max(_starts, saved?.Starts ?? 0);
            _savedAt = saved?.Now ?? DateTimeOffset.MinValue;
            _clock.SetAdvanced(TimeSpan.FromTicks(saved?.Advanced ?? 0));
            _faults.Restore(saved?.Faults ?? new());
            _issuer.Restore(saved?.Revoked ?? []);
            Pending = Task.CompletedTask;
        }
    }
}

/// <summary>What is common to all projects, as it is saved.</summary>
internal sealed record SharedState
{
    /// <summary>How often a mock was started with this state.</summary>
    public long Starts { get; init; }

    /// <summary>The mock's time when it was saved.</summary>
    public DateTimeOffset Now { get; init; }

    /// <summary>How far the clock was moved by hand, in ticks of 100 ns.</summary>
    public long Advanced { get; init; }

    public SavedFaults Faults { get; init; } = new();

    public IReadOnlyList<string> Revoked { get; init; } = [];
}

/// <summary>The fault rules as they are saved.</summary>
internal sealed record SavedFaults
{
    /// <summary>How many rules were ever added; their ids follow from it.</summary>
    public int Added { get; init; }

    /// <summary>How often chance was asked.</summary>
    public ulong Draws { get; init; }

    public IReadOnlyList<SavedFault> Rules { get; init; } = [];
}

/// <summary>A fault rule, the calls that it has looked at, and those that it has struck.</summary>
internal sealed record SavedFault(FaultRule Rule, int Calls, int Strikes);
