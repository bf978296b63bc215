using System.Text.Json;
using System.Text.Json.Serialization;
using SdrsMock.Storage;

namespace SdrsMock.Engine;

/// <summary>
/// What all projects have in common and the store keeps: how far the clock was moved, the fault rules and what they have
/// counted, the tokens that were revoked. It is small, and written whole whenever it changes.
/// </summary>
internal sealed class Shared
{
    // Held while something changes and is handed to the store.
    private readonly Lock _gate = new();
    private readonly MockClock _clock;
    private readonly FaultRules _faults;
    private readonly Issuer _issuer;
    private readonly IStore? _store;
    private long _starts;
    private long _version;
    private DateTimeOffset _savedAt;

    public Shared(MockClock clock, FaultRules faults, Issuer issuer, IStore? store)
    {
        (_clock, _faults, _issuer, _store) = (clock, faults, issuer, store);
        if (store is not null)
        {
            CatchUp();
            clock.Mover = by => Change(() =>
            {
                clock.Move(by);
                return true;
            });
            Change(() =>
            {
                clock.NotBefore(store.Latest > _savedAt ? store.Latest : _savedAt);
                // Tokens of this start must not be those of an earlier one, which may have been revoked.
                issuer.BeginAt(++_starts << 32);
                return true;
            });
        }
    }

    /// <summary>Ends when the last change is in the store.</summary>
    public Task Pending { get; private set; } = Task.CompletedTask;

    /// <summary>Takes over what another process has changed.</summary>
    public void CatchUp()
    {
        if (_store?.SharedAfter(Interlocked.Read(ref _version)) is { } newer)
        {
            lock (_gate)
            {
                Restore(newer);
            }
        }
    }

    /// <summary>Changes something, and returns when the store has it.</summary>
    /// <exception cref="StoreFailure">It has not, and nothing was changed.</exception>
    public T Change<T>(Func<T> act)
    {
        var result = Changed(null, act, saved => Pending = _store?.Share(saved) ?? Task.CompletedTask, out var kept);
        kept.GetAwaiter().GetResult();
        return result;
    }

    /// <summary>Changes something as part of a call, which keeps it together with what it did in its world.</summary>
    /// <param name="within">The call's world.</param>
    /// <param name="act">Changes it.</param>
    /// <param name="keep">Keeps it.</param>
    public Task Change(World within, Action act, Func<byte[], Task?> keep)
    {
        Changed(within, () =>
        {
            act();
            return true;
        }, saved => keep(saved) ?? Task.CompletedTask, out var kept);
        return kept;
    }

    /// <summary>What the fault rules do to a call; what they count while they look is kept.</summary>
    public Strike? Strike(string operation, string? projectId) => _store is null || !_faults.Any
        ? _faults.Strike(operation, projectId)
        : Changed(null, () => _faults.Strike(operation, projectId), saved => Pending = _store.Share(saved), out _);

    /// <summary>The answer to a call that may have seen what is not yet in the store: it must wait until it is.</summary>
    public Reply Seen(Reply reply) => Pending is { IsCompletedSuccessfully: false } pending
        ? reply with { Kept = reply.Kept is { } kept ? Task.WhenAll(kept, pending) : pending }
        : reply;

    /// <summary>Changes something as part of a change of everything, and gives all of it for the store.</summary>
    public byte[] Changed(Action act)
    {
        lock (_gate)
        {
            act();
            return Saved();
        }
    }

    // All of it, for the store; the caller holds the gate.
    private byte[] Saved() => JsonSerializer.SerializeToUtf8Bytes(
        new SharedState { Starts = _starts, Now = _clock.Now, Advanced = _clock.Advanced.Ticks, Faults = _faults.Saved, Revoked = [.. _issuer.RevokedAt(_clock.Now)] }, StateJson.Default.SharedState);

    /// <summary>Makes it what the store has, whatever is here.</summary>
    public void Restore()
    {
        lock (_gate)
        {
            _version = 0;
            Restore(_store?.SharedAfter(0));
        }
    }

    private T Changed<T>(World? within, Func<T> act, Func<byte[], Task> keep, out Task kept)
    {
        lock (_gate)
        {
            try
            {
                if (_store?.BeginShared(_version, within) is { } newer)
                {
                    Restore(newer);
                }

                var result = act();
                if (_store is null)
                {
                    kept = Task.CompletedTask;
                    return result;
                }

                kept = keep(Saved());
                _version++;
                return result;
            }
            catch (StoreFailure)
            {
                _store?.EndShared();
                Restore();
                throw;
            }
            finally
            {
                _store?.EndShared();
            }
        }
    }

    private void Restore(SharedDocument? document)
    {
        if (document is not null && document.Version <= _version)
        {
            return;
        }

        var saved = document is null ? new() : JsonSerializer.Deserialize(document.Bytes, StateJson.Default.SharedState)!;
        _version = document?.Version ?? 0;
        _starts = Math.Max(_starts, saved.Starts);
        _savedAt = saved.Now;
        _clock.SetAdvanced(TimeSpan.FromTicks(saved.Advanced));
        _faults.Restore(saved.Faults);
        _issuer.Restore(saved.Revoked);
        Pending = Task.CompletedTask;
    }
}

/// <summary>What is common to all projects, as it is saved.</summary>
internal sealed record SharedState
{
    /// <summary>How often a mock was started with this state.</summary>
    [JsonPropertyName("starts")]
    public long Starts { get; init; }

    /// <summary>The mock's time when it was saved.</summary>
    [JsonPropertyName("now")]
    public DateTimeOffset Now { get; init; }

    /// <summary>How far the clock was moved by hand, in ticks of 100 ns.</summary>
    [JsonPropertyName("advanced")]
    public long Advanced { get; init; }

    [JsonPropertyName("faults")]
    public SavedFaults Faults { get; init; } = new();

    [JsonPropertyName("revoked")]
    public IReadOnlyList<string> Revoked { get; init; } = [];
}

/// <summary>The fault rules as they are saved.</summary>
internal sealed record SavedFaults
{
    /// <summary>How many rules were ever added; their ids follow from it.</summary>
    [JsonPropertyName("added")]
    public int Added { get; init; }

    /// <summary>How often chance was asked.</summary>
    [JsonPropertyName("draws")]
    public ulong Draws { get; init; }

    [JsonPropertyName("rules")]
    public IReadOnlyList<SavedFault> Rules { get; init; } = [];
}

/// <summary>A fault rule, the calls that it has looked at, and those that it has struck.</summary>
internal sealed record SavedFault(
    [property: JsonPropertyName("rule")] FaultRule Rule,
    [property: JsonPropertyName("calls")] int Calls,
    [property: JsonPropertyName("strikes")] int Strikes);
