using System.Text.Json;
using SdrsMock.Auth;
using SdrsMock.Common;
using SdrsMock.Faults;
using SdrsMock.Http;
using SdrsMock.Persistence;

namespace SdrsMock.Projects;

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
    private readonly ICommandLog _commandLog;
    private long _starts;
    private long _version;
    private DateTimeOffset _savedAt;

    public GlobalState(MockClock clock, FaultRuleSet faults, CredentialIssuer issuer, ICommandLog commandLog)
    {
        (_clock, _faults, _issuer, _commandLog) = (clock, faults, issuer, commandLog);
        if (commandLog.Persists)
        {
            Refresh();
            clock.AdvanceHandler = AdvanceClock;
            Change(() =>
            {
                clock.EnsureNotBefore(commandLog.Latest > _savedAt ? commandLog.Latest : _savedAt);
                // Tokens issued after this start must differ from those of an earlier start, which may have been revoked.
                issuer.StartSerialsAt(++_starts << 32);
            });
        }
    }

    /// <summary>Completes when the last change is durable.</summary>
    public Task Pending { get; private set; } = Task.CompletedTask;

    /// <summary>Loads what another process changed.</summary>
    public void Refresh()
    {
        if (_commandLog.ReadGlobalStateAfter(Interlocked.Read(ref _version)) is { } newer)
        {
            lock (_gate)
            {
                Restore(newer);
            }
        }
    }

    /// <summary>Moves the clock forward; returns once the move is durable.</summary>
    /// <exception cref="StoreException">It could not be persisted; nothing was changed.</exception>
    public void AdvanceClock(TimeSpan by) => Change(() => _clock.Move(by));

    /// <summary>Adds a fault rule; returns once it is durable.</summary>
    /// <exception cref="ArgumentException">The rule is invalid; the message says why.</exception>
    /// <exception cref="StoreException">It could not be persisted; nothing was changed.</exception>
    public FaultRule AddFaultRule(FaultRule rule) => Change(() => _faults.Add(rule));

    /// <summary>Removes a fault rule; returns once that is durable. False when there is none with this id.</summary>
    /// <exception cref="StoreException">It could not be persisted; nothing was changed.</exception>
    public bool RemoveFaultRule(string id) => Change(() => _faults.Remove(id)) is not null;

    /// <summary>Removes the fault rules of a project, or all; returns once that is durable.</summary>
    /// <exception cref="StoreException">It could not be persisted; nothing was changed.</exception>
    public void ClearFaultRules(string? projectId) => Change(() => _faults.Clear(projectId));

    /// <summary>Revokes a token; returns once that is durable.</summary>
    /// <exception cref="StoreException">It could not be persisted; nothing was changed.</exception>
    public void RevokeToken(string text, Token token) => Change(() => _issuer.Revoke(text, token, _clock.Now));

    /// <summary>
    /// Changes the state as part of a command, which is persisted together with the command's changes to its project.
    /// </summary>
    /// <param name="within">The session of the command; the caller holds the project lock.</param>
    /// <param name="act">Executes the command.</param>
    /// <param name="keep">Persists the command with the serialised state.</param>
    /// <returns>The results of both.</returns>
    public (T Result, TKept Kept) Change<T, TKept>(ICommandSession within, Func<T> act, Func<T, byte[], TKept> keep) =>
        Mutate(within, act, keep);

    /// <summary>Finds the fault rule that applies to a call; the counters that change are persisted.</summary>
    public FaultMatch? MatchFault(string operation, string? projectId) => _faults.Any && _commandLog.Persists
        ? Mutate(null, () => _faults.Match(operation, projectId), Write).Result
        : _faults.Match(operation, projectId);

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
            Restore(_commandLog.ReadGlobalStateAfter(0));
        }
    }

    private void Change(Action act) => Change(() =>
    {
        act();
        return true;
    });

    private T Change<T>(Func<T> act)
    {
        var (result, durable) = Mutate(null, act, Write);
        durable.GetAwaiter().GetResult();
        return result;
    }

    private Task Write<T>(T result, byte[] state) => Pending = _commandLog.WriteGlobalState(state);

    private (T Result, TKept Kept) Mutate<T, TKept>(ICommandSession? within, Func<T> act, Func<T, byte[], TKept> keep)
    {
        lock (_gate)
        {
            try
            {
                if (_commandLog.BeginGlobalState(_version, within) is { } newer)
                {
                    Restore(newer);
                }

                var result = act();
                var kept = keep(result, Serialize());
                _version++;
                return (result, kept);
            }
            catch (StoreException)
            {
                _commandLog.EndGlobalState();
                Restore();
                throw;
            }
            finally
            {
                _commandLog.EndGlobalState();
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
