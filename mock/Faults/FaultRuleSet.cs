using SdrsMock.Common;
using SdrsMock.Schemas;

namespace SdrsMock.Faults;

/// <summary>The fault rules in force, in the order they were added; the first that strikes decides.</summary>
internal sealed class FaultRuleSet(long seed, int most)
{
    private readonly Lock _gate = new();
    private readonly List<Entry> _entries = [];
    private ulong _draws;
    private int _added;

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

    /// <summary>Whether there are any. Read without the lock: nearly all calls of nearly all mocks meet no rule.</summary>
    public bool Any => _entries.Count > 0;

    /// <summary>Everything, as it is saved.</summary>
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

    /// <summary>Makes them what was saved.</summary>
    public void Restore(FaultRulesDto saved)
    {
        lock (_gate)
        {
            (_added, _draws) = (saved.Added, saved.Draws);
            _entries.Clear();
            _entries.AddRange(saved.Rules.Select(rule => new Entry(rule.Rule, rule.Calls, rule.Matches)));
        }
    }

    /// <summary>Adds a rule.</summary>
    /// <exception cref="ArgumentException">The rule makes no sense; the message says why.</exception>
    public FaultRule Add(FaultRule rule)
    {
        Validate(rule);
        lock (_gate)
        {
            if (_entries.Count >= most)
            {
                throw new ArgumentException($"there are {most} fault rules already, which is the most (--fault-rules); delete some first");
            }

            var kept = rule with { Id = $"fault-{++_added}" };
            _entries.Add(new(kept));
            return kept;
        }
    }

    /// <summary>Refuses a rule that makes no sense.</summary>
    /// <exception cref="ArgumentException">The message says why.</exception>
    public static void Validate(FaultRule rule)
    {
        if (FindProblem(rule) is { } problem)
        {
            throw new ArgumentException(problem);
        }
    }

    /// <summary>Takes a rule away; null when there is none of that id.</summary>
    public FaultRule? Remove(string id)
    {
        lock (_gate)
        {
            var entry = _entries.Find(entry => entry.Rule.Id == id);
            if (entry is not null)
            {
                _entries.Remove(entry);
            }

            return entry?.Rule;
        }
    }

    /// <summary>Takes away a project's rules, or all of them.</summary>
    public void Clear(string? projectId)
    {
        lock (_gate)
        {
            _entries.RemoveAll(entry => projectId is null || entry.Rule.ProjectId == projectId);
        }
    }

    /// <summary>What happens to this call; null for nothing.</summary>
    public FaultMatch? Match(string operation, string? projectId)
    {
        if (!Any)
        {
            return null;
        }

        lock (_gate)
        {
            return _entries.Find(entry => entry.Matches(operation, projectId) && entry.TryMatch(Draw)) is { } struck ? new(struck.Rule) : null;
        }
    }

    private double Draw() => (IdGenerator.GetSeed(seed, $"draw {_draws++}") >> 11) * (1.0 / (1UL << 53));

    private static string? FindProblem(FaultRule rule) =>
        rule.Operation != "*" && Catalog.Operation(rule.Operation) is null ? $"operation: there is no operation '{rule.Operation}'"
        : rule.ErrorCode is { } code && ApiError.Find(code) is null ? $"error_code: the catalog has no code '{code}'"
        : rule.ErrorCode is { } gatewayCode && rule.Status is { } itsStatus && ApiError.Find(gatewayCode, itsStatus) is null ? $"status: '{gatewayCode}' does not come with {itsStatus}"
        : rule is { ErrorCode: null, Status: { } status } && (status < 400 || ApiError.FindByStatus(status) is null) ? $"status: no page lists {status}; name one of {string.Join(", ", ApiError.Statuses)}"
        : rule.FailJob is { } jobCode && ApiError.Find(jobCode) is null ? $"fail_job: the catalog has no code '{jobCode}'"
        : rule.Delay is not null && !IsDuration(rule) ? $"delay: '{rule.Delay}' is not an ISO 8601 duration such as PT2S, of at most a day"
        : rule.Nth < 1 || rule.Every < 1 || rule.Times < 1 ? "nth, every and times count from 1"
        : rule.Nth % rule.Every > 0 ? $"nth and every never meet: call {rule.Nth} is none of every {rule.Every}"
        : rule is { FailJob: not null, StuckJob: true } ? "fail_job and stuck_job: a job that never ends does not fail"
        : (rule.FailJob ?? (rule.StuckJob ? "" : null)) is not null && rule is not { ErrorCode: null, Status: null } ? "fail_job and stuck_job need a call that succeeds: leave out error_code and status"
        : (rule.FailJob ?? (rule.StuckJob ? "" : null)) is not null && rule.Operation != "*" && Catalog.Operation(rule.Operation)!.Response != "job" ? $"{rule.Operation} starts no job that could fail or hang"
        : rule.Probability is < 0 or > 1 ? "probability: a number from 0 to 1"
        : rule.ProjectId is { } project && !ProjectIds.IsValid(project) ? $"project_id: '{project}' is not 32 hexadecimal characters"
        : rule.Replication is null != rule.FaultLevel is null ? "replication and fault_level go together"
        : rule.FaultLevel is not (null or "2" or "5") ? "fault_level: 2 (production disk lost) or 5 (replication link down)"
        : rule is { Replication: not null } && rule != new FaultRule { Id = rule.Id, Replication = rule.Replication, FaultLevel = rule.FaultLevel, ProjectId = rule.ProjectId, Operation = rule.Operation }
            ? "a rule about a replication strikes no calls: give it only replication, fault_level and project_id"
        : rule is { ErrorCode: null, Status: null, Delay: null, Drop: false, FailJob: null, StuckJob: false, Replication: null }
            ? "the rule does nothing: give error_code, status, delay, drop, fail_job, stuck_job, or replication with fault_level"
        : null;

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
