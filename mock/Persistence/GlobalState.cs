using System.Text.Json;
using SdrsMock.Auth;
using SdrsMock.Common;
using SdrsMock.Faults;
using SdrsMock.Http;
using SdrsMock.State;

namespace SdrsMock.Persistence;

/// <summary>
/// What all projects have in common and the store keeps: how far the clock was moved, the fault rules and what they have
/// counted, the tokens that were revoked. It is small, and written whole whenever it changes.
/// </summary>
internal sealed class GlobalState
{
    // Held while something changes and is handed to the store.
    private readonly Lock _gate = new();
    private readonly MockClock _clock;
    private readonly FaultRuleSet _faults;
    private readonly CredentialIssuer _issuer;
    private readonly ICommandLog? _commandLog;
    private long _starts;
    private long _version;
    private DateTimeOffset _savedAt;

    public GlobalState(MockClock clock, FaultRuleSet faults, CredentialIssuer issuer, ICommandLog? commandLog)
    {
        (_clock, _faults, _issuer, _commandLog) = (clock, faults, issuer, commandLog);
        if (commandLog is not null)
        {
            Refresh();
            clock.AdvanceHandler = by => Change(() =>
            {
                clock.Move(by);
                return true;
            });
            Change(() =>
            {
                clock.EnsureNotBefore(commandLog.Latest > _savedAt ? commandLog.Latest : _savedAt);
                // Tokens of this start must not be those of an earlier one, which may have been revoked.
                issuer.StartSerialsAt(++_starts << 32);
                return true;
            });
        }
    }

    /// <summary>Ends when the last change is in the store.</summary>
    public Task Pending { get; private set; } = Task.CompletedTask;

    /// <summary>Takes over what another process has changed.</summary>
    public void Refresh()
    {
        if (_commandLog?.ReadGlobalStateAfter(Interlocked.Read(ref _version)) is { } newer)
        {
            lock (_gate)
            {
                Restore(newer);
            }
        }
    }

    /// <summary>Changes something, and returns when the store has it.</summary>
    /// <exception cref="StoreException">It has not, and nothing was changed.</exception>
    public T Change<T>(Func<T> act)
    {
        var result = Mutate(null, act, saved => Pending = _commandLog?.WriteGlobalState(saved) ?? Task.CompletedTask, out var kept);
        kept.GetAwaiter().GetResult();
        return result;
    }

    /// <summary>Changes something as part of a call, which keeps it together with what it did in its world.</summary>
    /// <param name="within">The call's world.</param>
    /// <param name="act">Changes it.</param>
    /// <param name="keep">Keeps it.</param>
    public Task Change(ProjectState within, Action act, Func<byte[], Task?> keep)
    {
        Mutate(within, () =>
        {
            act();
            return true;
        }, saved => keep(saved) ?? Task.CompletedTask, out var kept);
        return kept;
    }

    /// <summary>What the fault rules do to a call; what they count while they look is kept.</summary>
    public FaultMatch? MatchFault(string operation, string? projectId) => _commandLog is null || !_faults.Any
        ? _faults.Match(operation, projectId)
        : Mutate(null, () => _faults.Match(operation, projectId), saved => Pending = _commandLog.WriteGlobalState(saved), out _);

    /// <summary>The answer to a call that may have seen what is not yet in the store: it must wait until it is.</summary>
    public Response AwaitDurable(Response response) => Pending is { IsCompletedSuccessfully: false } pending
        ? response with { Persisted = response.Persisted is { } kept ? Task.WhenAll(kept, pending) : pending }
        : response;

    /// <summary>Changes something as part of a change of everything, and gives all of it for the store.</summary>
    public byte[] Mutate(Action act)
    {
        lock (_gate)
        {
            act();
            return Serialize();
        }
    }

    // All of it, for the store; the caller holds the gate.
    private byte[] Serialize() => JsonSerializer.SerializeToUtf8Bytes(
        new GlobalStateDto { Starts = _starts, Now = _clock.Now, Advanced = _clock.Advanced.Ticks, Faults = _faults.Saved, Revoked = [.. _issuer.GetRevokedAt(_clock.Now)] }, GlobalStateJson.Default.GlobalStateDto);

    /// <summary>Makes it what the store has, whatever is here.</summary>
    public void Restore()
    {
        lock (_gate)
        {
            _version = 0;
            Restore(_commandLog?.ReadGlobalStateAfter(0));
        }
    }

    private T Mutate<T>(ProjectState? within, Func<T> act, Func<byte[], Task> keep, out Task kept)
    {
        lock (_gate)
        {
            try
            {
                if (_commandLog?.BeginGlobalState(_version, within) is { } newer)
                {
                    Restore(newer);
                }

                var result = act();
                if (_commandLog is null)
                {
                    kept = Task.CompletedTask;
                    return result;
                }

                kept = keep(Serialize());
                _version++;
                return result;
            }
            catch (StoreException)
            {
                _commandLog?.EndGlobalState();
                Restore();
                throw;
            }
            finally
            {
                _commandLog?.EndGlobalState();
            }
        }
    }

    private void Restore(GlobalStateRecord? document)
    {
        if (document is not null && document.Version <= _version)
        {
            return;
        }

        var saved = document is null ? new() : JsonSerializer.Deserialize(document.Bytes, GlobalStateJson.Default.GlobalStateDto)!;
        _version = document?.Version ?? 0;
        _starts = Math.Max(_starts, saved.Starts);
        _savedAt = saved.Now;
        _clock.SetAdvanced(TimeSpan.FromTicks(saved.Advanced));
        _faults.Restore(saved.Faults);
        _issuer.Restore(saved.Revoked);
        Pending = Task.CompletedTask;
    }
}
