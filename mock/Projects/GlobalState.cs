using System.Collections.Concurrent;
using System.Text.Json;
using SdrsMock.Auth;
using SdrsMock.Common;
using SdrsMock.Faults;
using SdrsMock.Http;
using SdrsMock.Persistence;

namespace SdrsMock.Projects;

/// <summary>
/// The state that all projects share and that is persisted: how far the clock was advanced, the fault rules with their
/// counters, the revoked tokens, and the projects that were created on their own with their clocks and rules. It is small, and
/// written as a whole whenever it changes. Thread-safe.
/// </summary>
internal sealed class GlobalState
{
    // Held while the state changes and is handed to the command log.
    private readonly Lock _gate = new();
    private readonly MockClock _clock;
    private readonly FaultRuleSet _faults;
    private readonly CredentialIssuer _issuer;
    private readonly ICommandLog _commandLog;
    private readonly ProjectClocks _clocks;
    private readonly CreatedProjects _created;
    private readonly ConcurrentQueue<string> _replaced = new();
    private long _starts;
    private long _version;
    private DateTimeOffset _savedAt;

    public GlobalState(
        ProjectClocks clocks, FaultRuleSet faults, CredentialIssuer issuer, CreatedProjects created, ICommandLog commandLog)
    {
        var clock = clocks.Shared;
        (_clock, _clocks, _faults, _issuer, _created, _commandLog) = (clock, clocks, faults, issuer, created, commandLog);
        created.Replaced = _replaced.Enqueue;
        if (commandLog.Persists)
        {
            clock.AdvanceHandler = by => AdvanceClock(clock, by);
            created.ClockCreated = own => own.AdvanceHandler = by => AdvanceClock(own, by);
            Refresh();
            Change(() =>
            {
                RestoreTime(commandLog.Latest);
                // Tokens issued after this start must differ from those of an earlier start, which may have been revoked.
                issuer.StartSerialsAt(++_starts << 32);
            });
        }
    }

    /// <summary>
    /// Called after a project was created or deleted by another process, or by a state that replaced this one: what is known of the
    /// project must be loaded again.
    /// </summary>
    public Action<string>? ProjectReplaced { get; set; }

    /// <summary>The ids of the projects that were created on their own, in the order in which they were created.</summary>
    public IReadOnlyList<string> CreatedIds => _created.Ids;

    /// <summary>Whether a project was created on its own, deleted in this process, and not created again.</summary>
    public bool IsDeleted(string projectId) => _created.DeletedIds.Contains(projectId);

    /// <summary>The persisted form of the projects that were created on their own; null when none ever was.</summary>
    public CreatedProjectsDto? CreatedProjects => _created.Saved;

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

            ReportReplaced();
        }
    }

    /// <summary>Creates a project of its own; returns its id once that is durable.</summary>
    /// <exception cref="ArgumentException">The id is invalid or exists already; the message says so.</exception>
    /// <exception cref="StoreException">It could not be persisted; nothing was changed.</exception>
    public string CreateProject(string? id, DateTimeOffset? frozenAt) => Change(() => _created.Add(id, frozenAt));

    /// <summary>Sets the clock and the fault rules of a project that was created on its own to their initial state.</summary>
    /// <exception cref="StoreException">It could not be persisted; nothing was changed.</exception>
    public void ResetProject(string id) => Change(() => _created.Reset(id));

    /// <summary>Sets how far the clock of a project that was created on its own is advanced; returns once that is durable.</summary>
    /// <exception cref="StoreException">It could not be persisted; nothing was changed.</exception>
    public void SetProjectClock(string id, TimeSpan advanced) => Change(() =>
    {
        if (_clocks.HasOwn(id))
        {
            _clocks.For(id).SetAdvanced(advanced);
        }
    });

    /// <summary>Deletes a project that was created on its own, together with its state in the command log.</summary>
    /// <param name="lease">The caller holds the project lock.</param>
    /// <exception cref="ArgumentException">There is no such project; nothing was changed.</exception>
    /// <exception cref="StoreException">It could not be persisted; nothing was changed.</exception>
    public void DeleteProject(ProjectLease lease)
    {
        var (session, id) = (lease.Session, lease.Loaded.ProjectId);
        Mutate(session, () => RemoveCreated(id), (_, state) => _commandLog.Remove(session, id, state)).Kept.GetAwaiter().GetResult();
    }

    /// <summary>Replaces the projects that were created on their own, as part of a replacement of everything.</summary>
    /// <param name="saved">The projects; null for none.</param>
    /// <param name="others">The ids of other projects that exist then.</param>
    public void RestoreCreated(CreatedProjectsDto? saved, IEnumerable<string>? others = null)
    {
        _created.Restore(saved);
        others?.ToList().ForEach(_created.ForgetDeleted);
    }

    // Moves a clock forward; returns once the move is durable.
    private void AdvanceClock(MockClock clock, TimeSpan by) => Change(() => clock.Move(by));

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
    public void RevokeToken(string text, Token token) => Change(() => _issuer.Revoke(text, token, IsExpired));

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
    public FaultMatch? MatchFault(string operation, string? projectId) => _commandLog.Persists && _faults.MayMatch(projectId)
        ? Mutate(null, () => _faults.Match(operation, projectId), Write).Result
        : _faults.Match(operation, projectId);

    /// <summary>Delays the response until the changes it may have read are durable.</summary>
    public Response AwaitDurable(Response response) => Pending is { IsCompletedSuccessfully: false } pending
        ? response with { Persisted = response.Persisted is { } kept ? Task.WhenAll(kept, pending) : pending }
        : response;

    /// <summary>Changes the state as part of a replacement of everything, and returns it serialised.</summary>
    public byte[] Mutate(Action act)
    {
        byte[] state;
        lock (_gate)
        {
            act();
            state = Serialize();
        }

        ReportReplaced();
        return state;
    }

    // The caller holds the lock.
    private byte[] Serialize() => JsonSerializer.SerializeToUtf8Bytes(
        new GlobalStateDto
        {
            Starts = _starts,
            Now = _clock.Now,
            Advanced = _clock.Advanced.Ticks,
            Faults = _faults.Saved,
            Revoked = [.. _issuer.GetRevoked(IsExpired)],
            Created = _created.Saved,
        }, GlobalStateJson.Default.GlobalStateDto);

    /// <summary>Reloads the state from the command log and discards the one in memory.</summary>
    public void Restore()
    {
        lock (_gate)
        {
            _version = 0;
            Restore(_commandLog.ReadGlobalStateAfter(0));
        }

        ReportReplaced();
    }

    // A clock that runs shows no time before the end of the earlier process.
    private void RestoreTime(IReadOnlyDictionary<string, DateTimeOffset> latest)
    {
        foreach (var (projectId, time) in latest)
        {
            if (_clocks.For(projectId) is var clock && (clock == _clock || !clock.IsFrozen))
            {
                clock.EnsureNotBefore(time);
            }
        }

        _clock.EnsureNotBefore(_savedAt);
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
        try
        {
            return MutateLocked(within, act, keep);
        }
        finally
        {
            ReportReplaced();
        }
    }

    private (T Result, TKept Kept) MutateLocked<T, TKept>(ICommandSession? within, Func<T> act, Func<T, byte[], TKept> keep)
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

    private bool RemoveCreated(string id) =>
        _created.Remove(id) ? true : throw new ArgumentException($"there is no project {id} of its own");

    private bool IsExpired(Token token) => token.IsExpired(_clocks);

    // Outside the lock, because the receiver takes the lock of the projects.
    private void ReportReplaced()
    {
        while (_replaced.TryDequeue(out var id))
        {
            ProjectReplaced?.Invoke(id);
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
        _created.Restore(saved.Created);
        _issuer.Restore(saved.Revoked);
        Pending = Task.CompletedTask;
    }
}
