using SdrsMock.Common;
using SdrsMock.Schemas;

namespace SdrsMock.Faults;

/// <summary>
/// The fault rules in force, in the order in which they were added; the first one that matches a call applies. Thread-safe.
/// </summary>
internal sealed class FaultRuleSet(long seed, int most)
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

    private readonly Lock _gate = new();
    private readonly List<Entry> _entries = [];
    private ulong _draws;
    private int _added;

    /// <summary>Called after rules were added or removed, with their project; null for all.</summary>
    public Action<string?>? Changed { get; set; }

    public IReadOnlyList<FaultRule> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _entries.Select(entry => entry.Rule)];
            }
        }
    }

    /// <summary>Whether there are any rules. Read without the lock, because nearly all calls meet no rule.</summary>
    public bool Any => _entries.Count > 0;

    /// <summary>All rules and counters in their persisted form.</summary>
    public FaultRulesDto Saved
    {
        get
        {
            lock (_gate)
            {
                return new() { Added = _added, Draws = _draws, Rules = [.. _entries.Select(entry => entry.Saved)] };
            }
        }
    }

    /// <summary>Replaces all rules and counters by persisted ones.</summary>
    public void Restore(FaultRulesDto saved)
    {
        bool isChanged;
        lock (_gate)
        {
            isChanged = !_entries.Select(entry => entry.Rule).SequenceEqual(saved.Rules.Select(rule => rule.Rule));
            (_added, _draws) = (saved.Added, saved.Draws);
            _entries.Clear();
            _entries.AddRange(saved.Rules.Select(rule => new Entry(rule.Rule, rule.Calls, rule.Matches)));
        }

        if (isChanged)
        {
            Changed?.Invoke(null);
        }
    }

    /// <summary>Adds a rule.</summary>
    /// <exception cref="ArgumentException">The rule is invalid; the message says why.</exception>
    public FaultRule Add(FaultRule rule)
    {
        Validate(rule);
        FaultRule kept;
        lock (_gate)
        {
            if (_entries.Count >= most)
            {
                throw new ArgumentException($"there are {most} fault rules, the maximum (--fault-rules); delete some first");
            }

            kept = rule with { Id = $"fault-{++_added}" };
            _entries.Add(new(kept));
        }

        Changed?.Invoke(kept.ProjectId);
        return kept;
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
        Entry? entry;
        lock (_gate)
        {
            entry = _entries.Find(entry => entry.Rule.Id == id);
            if (entry is null)
            {
                return null;
            }

            _entries.Remove(entry);
        }

        Changed?.Invoke(entry.Rule.ProjectId);
        return entry.Rule;
    }

    /// <summary>Removes the rules of a project, or all rules.</summary>
    public void Clear(string? projectId)
    {
        int removed;
        lock (_gate)
        {
            removed = _entries.RemoveAll(entry => projectId is null || entry.Rule.ProjectId == projectId);
        }

        if (removed > 0)
        {
            Changed?.Invoke(projectId);
        }
    }

    /// <summary>The rule that applies to this call; null for none.</summary>
    public FaultMatch? Match(string operation, string? projectId)
    {
        if (!Any)
        {
            return null;
        }

        lock (_gate)
        {
            return _entries.Find(entry => entry.Matches(operation, projectId) && entry.TryMatch(Draw)) is { } struck ? new(struck.Rule)
                : null;
        }
    }

    private double Draw() => (IdGenerator.GetSeed(seed, $"draw {_draws++}") >> 11) * (1.0 / (1UL << 53));

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

    private sealed class Entry(FaultRule rule, int calls = 0, int strikes = 0)
    {
        private int _calls = calls;
        private int _matches = strikes;

        public FaultRuleDto Saved => new(rule, _calls, _matches);

        public FaultRule Rule => rule;

        public bool Matches(string operation, string? projectId) =>
            rule.Replication is null
            && (rule.Operation == "*" || rule.Operation == operation)
            && (rule.ProjectId is null || rule.ProjectId == projectId);

        public bool TryMatch(Func<double> draw)
        {
            _calls++;
            var strikes = (rule.Times is null || _matches < rule.Times)
                && (rule.Nth is null || _calls == rule.Nth)
                && (rule.Every is null || _calls % rule.Every == 0)
                && (rule.Probability is null || draw() < rule.Probability);
            _matches += strikes ? 1 : 0;
            return strikes;
        }
    }
}
