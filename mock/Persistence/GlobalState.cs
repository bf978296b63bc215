using System.Text.Json;
using SdrsMock.Auth;
using SdrsMock.Common;
using SdrsMock.Faults;
using SdrsMock.Http;
using SdrsMock.State;

namespace SdrsMock.Persistence;

/// <summary>
/// The state that all projects share and that is persisted: how far the clock was advanced, the fault rules with their
/// counters, and the revoked tokens. It is small, and written as a whole whenever it changes. Thread-safe.
/// </summary>
internal sealed class GlobalState
{
    // Held while the state changes and is handed to the command log.
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
                // Tokens issued after this start must differ from those of an earlier start, which may have been revoked.
                issuer.StartSerialsAt(++_starts << 32);
                return true;
            });
        }
    }

    /// <summary>Completes when the last change is durable.</summary>
    public Task Pending { get; private set; } = Task.CompletedTask;

    /// <summary>Loads what another process changed.</summary>
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

    /// <summary>Changes the state and returns once the change is durable.</summary>
    /// <exception cref="StoreException">The change could not be persisted; nothing was changed.</exception>
    public T Change<T>(Func<T> act)
    {
        var result = Mutate(null, act, saved => Pending = _commandLog?.WriteGlobalState(saved) ?? Task.CompletedTask, out var kept);
        kept.GetAwaiter().GetResult();
        return result;
    }

    /// <summary>
    /// Changes the state as part of a command, which is persisted together with the command's changes to its project.
    /// </summary>
    /// <param name="within">The project of the command; the caller holds its lock.</param>
    /// <param name="act">Applies the change.</param>
    /// <param name="keep">Persists the serialised state.</param>
    public Task Change(ProjectState within, Action act, Func<byte[], Task?> keep)
    {
        Mutate(within, () =>
        {
            act();
            return true;
        }, saved => keep(saved) ?? Task.CompletedTask, out var kept);
        return kept;
    }

    /// <summary>Finds the fault rule that applies to a call; the counters that change are persisted.</summary>
    public FaultMatch? MatchFault(string operation, string? projectId) => _commandLog is null || !_faults.Any
        ? _faults.Match(operation, projectId)
        : Mutate(null, () => _faults.Match(operation, projectId), saved => Pending = _commandLog.WriteGlobalState(saved), out _);

    /// <summary>Delays the response until the changes it may have read are durable.</summary>
    public Response AwaitDurable(Response response) => Pending is { IsCompletedSuccessfully: false } pending
        ? response with { Persisted = response.Persisted is { } kept ? Task.WhenAll(kept, pending) : pending }
        : response;

    /// <summary>Changes the state as part of a replacement of everything, and returns it serialised.</summary>
    public byte[] Mutate(Action act)
    {
        lock (_gate)
        {
            act();
            return Serialize();
        }
    }

    // The caller holds the lock.
    private byte[] Serialize() => JsonSerializer.SerializeToUtf8Bytes(
        new GlobalStateDto
        {
            Starts = _starts,
            Now = _clock.Now,
            Advanced = _clock.Advanced.Ticks,
            Faults = _faults.Saved,
            Revoked = [.. _issuer.GetRevokedAt(_clock.Now)]
        }, GlobalStateJson.Default.GlobalStateDto);

    /// <summary>Reloads the state from the command log and discards the one in memory.</summary>
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
