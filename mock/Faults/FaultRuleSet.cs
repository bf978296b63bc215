using System.Collections.Concurrent;
using SdrsMock.Common;
using SdrsMock.Schemas;

namespace SdrsMock.Faults;

/// <summary>
/// The fault rules in force. The projects that were created on their own have their rules apart, so that limits, ids and random draws
/// of one do not depend on another; all other rules are in one list. The own rules of a project come before those of the list.
/// Thread-safe.
/// </summary>
/// <param name="seed">The seed of the random draws.</param>
/// <param name="most">The largest number of rules in the list, and of the own rules of a project.</param>
internal sealed class FaultRuleSet(long seed, int most) : IProjectScope
{
    /// <summary>What makes a rule invalid, and the message; the first violated check counts.</summary>
    private static readonly (Func<FaultRule, bool> IsViolated, Func<FaultRule, string> Problem)[] s_checks =
    [
        (rule => rule.Operation != "*" && Catalog.Operation(rule.Operation) is null, rule =>
            $"operation: there is no operation '{rule.Operation}'"),
        (rule => rule.ErrorCode is { } code && ApiError.Find(code) is null, rule =>
            $"error_code: the catalog has no code '{rule.ErrorCode}'"),
        (
            rule => rule is { ErrorCode: { } code, Status: { } status } && ApiError.Find(code, status) is null,
            rule => $"status: '{rule.ErrorCode}' does not come with {rule.Status}"),
        (
            rule => rule is { ErrorCode: null, Status: { } status } && (status < 400 || ApiError.FindByStatus(status) is null),
            rule => $"status: the documentation lists no {rule.Status}; use one of {string.Join(", ", ApiError.Statuses)}"),
        (rule => rule.FailJob is { } code && ApiError.Find(code) is null, rule => $"fail_job: the catalog has no code '{rule.FailJob}'"),
        (
            rule => rule.Delay is not null && !IsDuration(rule),
            rule => $"delay: '{rule.Delay}' is invalid; use an ISO 8601 duration such as PT2S, of at most a day"),
        (rule => rule.Nth < 1 || rule.Every < 1 || rule.Times < 1, _ => "nth, every and times: use numbers from 1"),
        (rule => rule.Nth % rule.Every > 0, rule =>
            $"nth and every: call {rule.Nth} is no multiple of {rule.Every}, so the rule never applies"),
        (rule => rule is { FailJob: not null, StuckJob: true }, _ =>
            "fail_job and stuck_job: a job that never ends cannot fail; use one of them"),
        (
            rule => ChangesJob(rule) && rule is not { ErrorCode: null, Status: null },
            _ => "fail_job and stuck_job: they need a call that succeeds; leave out error_code and status"),
        (
            rule => ChangesJob(rule) && rule.Operation != "*" && Catalog.Operation(rule.Operation)!.Response != "job",
            rule => $"fail_job and stuck_job: {rule.Operation} starts no job"),
        (rule => rule.Probability is < 0 or > 1, _ => "probability: use a number from 0 to 1"),
        (
            rule => rule.ProjectId is { } project && !ProjectIds.IsValid(project),
            rule => $"project_id: '{rule.ProjectId}' is invalid; use 32 hexadecimal characters"),
        (rule => rule.Replication is null != rule.FaultLevel is null, _ => "replication and fault_level: use both or neither"),
        (rule => rule.FaultLevel is not (null or "2" or "5"), _ =>
            "fault_level: use 2 (production disk lost) or 5 (replication link down)"),
        (
            rule => rule.Replication is not null && !HasOnlyReplicationMembers(rule),
            _ => "replication: such a rule applies to no calls; use only replication, fault_level and project_id"),
        (
            rule => rule is { ErrorCode: null, Status: null, Delay: null, Drop: false, FailJob: null, StuckJob: false, Replication: null },
            _ => "the rule has no effect; use error_code, status, delay, drop, fail_job, stuck_job, or replication with fault_level"),
    ];

    private readonly FaultRuleList _shared = new(seed, most, null);
    private readonly ConcurrentDictionary<string, FaultRuleList> _own = new();

    // Spares all calls a look-up while no project has rules of its own.
    private volatile bool _hasOwn;

    /// <summary>Called after rules were added or removed, with their project; null for all.</summary>
    public Action<string?>? Changed { get; set; }

    /// <summary>All rules: those of the list, then those of each project that was created on its own.</summary>
    public IReadOnlyList<FaultRule> All => _hasOwn
        ? [.. _shared.All, .. _own.OrderBy(own => own.Key, StringComparer.Ordinal).SelectMany(own => own.Value.All)]
        : _shared.All;

    /// <summary>The rules of the list: those for all projects, and those for projects that were not created on their own.</summary>
    public IReadOnlyList<FaultRule> Shared => _shared.All;

    /// <summary>The rules of the list and their counters in the persisted form.</summary>
    public FaultRulesDto Saved => _shared.Saved;

    /// <summary>The own rules of a project and their counters in the persisted form.</summary>
    public FaultRulesDto GetSaved(string projectId) => FindOwn(projectId)?.Saved ?? new();

    /// <summary>Whether a rule may apply to the calls of a project. Nearly all calls meet no rule.</summary>
    public bool MayMatch(string? projectId) => _shared.Any || FindOwn(projectId) is { Any: true };

    /// <summary>Starts a list of its own for a project.</summary>
    public void Open(string projectId)
    {
        _own[projectId] = new(seed, most, projectId);
        _hasOwn = true;
    }

    /// <summary>Removes all rules that name a project.</summary>
    public void Close(string projectId)
    {
        _own.TryRemove(projectId, out _);
        _shared.Clear(projectId);
    }

    /// <summary>Replaces the rules of the list and their counters by persisted ones.</summary>
    public void Restore(FaultRulesDto saved)
    {
        if (_shared.Restore(saved))
        {
            Changed?.Invoke(null);
        }
    }

    /// <summary>Replaces the own rules of a project and their counters by persisted ones.</summary>
    public void Restore(string projectId, FaultRulesDto saved)
    {
        if (FindOwn(projectId)?.Restore(saved) is true)
        {
            Changed?.Invoke(projectId);
        }
    }

    /// <summary>Adds a rule.</summary>
    /// <exception cref="ArgumentException">The rule is invalid; the message says why.</exception>
    public FaultRule Add(FaultRule rule)
    {
        Validate(rule);
        var added = (FindOwn(rule.ProjectId) ?? _shared).Add(rule);
        Changed?.Invoke(added.ProjectId);
        return added;
    }

    /// <summary>Rejects an invalid rule.</summary>
    /// <exception cref="ArgumentException">The rule is invalid; the message names the member and says why.</exception>
    public static void Validate(FaultRule rule)
    {
        if (FindProblem(rule) is { } problem)
        {
            throw new ArgumentException(problem);
        }
    }

    /// <summary>Removes a rule and returns it; null when there is none with this id.</summary>
    public FaultRule? Remove(string id)
    {
        var removed = _shared.Remove(id) ?? _own.Values.Select(own => own.Remove(id)).FirstOrDefault(rule => rule is not null);
        if (removed is not null)
        {
            Changed?.Invoke(removed.ProjectId);
        }

        return removed;
    }

    /// <summary>
    /// Removes the rules of a project or, for null, all but the own rules of projects that were created on their own.
    /// </summary>
    public void Clear(string? projectId)
    {
        if (_shared.Clear(projectId) + (FindOwn(projectId)?.Clear(projectId) ?? 0) > 0)
        {
            Changed?.Invoke(projectId);
        }
    }

    /// <summary>The rule that applies to this call; null for none.</summary>
    public FaultMatch? Match(string operation, string? projectId) =>
        FindOwn(projectId)?.Match(operation, projectId) ?? _shared.Match(operation, projectId);

    private FaultRuleList? FindOwn(string? projectId) =>
        _hasOwn && projectId is not null && _own.TryGetValue(projectId, out var own) ? own : null;

    private static string? FindProblem(FaultRule rule) => s_checks.FirstOrDefault(check => check.IsViolated(rule)).Problem?.Invoke(rule);

    private static bool ChangesJob(FaultRule rule) => rule.FailJob is not null || rule.StuckJob;

    // Rules about a replication change a pair at once: no other member applies to them.
    private static bool HasOnlyReplicationMembers(FaultRule rule) => rule == new FaultRule
    {
        Id = rule.Id,
        Replication = rule.Replication,
        FaultLevel = rule.FaultLevel,
        ProjectId = rule.ProjectId,
        Operation = rule.Operation,
    };

    private static bool IsDuration(FaultRule rule)
    {
        try
        {
            return rule.DelayTime >= TimeSpan.Zero && rule.DelayTime <= TimeSpan.FromDays(1);
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            return false;
        }
    }
}
