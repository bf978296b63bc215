using SdrsMock.Common;

namespace SdrsMock.Faults;

/// <summary>
/// Fault rules in the order in which they were added; the first one that matches a call applies. Their ids and random draws follow
/// from the seed and the project. Thread-safe.
/// </summary>
/// <param name="seed">The seed of the random draws.</param>
/// <param name="most">The largest number of rules.</param>
/// <param name="projectId">The project that the rules belong to; null for the list of all other rules.</param>
internal sealed class FaultRuleList(long seed, int most, string? projectId)
{
    private readonly string _draw = projectId is null ? "draw" : $"draw {projectId}";
    private readonly string _id = projectId is null ? "fault" : $"fault-{projectId}";
    private readonly Lock _gate = new();
    private readonly List<Entry> _entries = [];
    private ulong _draws;
    private int _added;

    /// <summary>The rules.</summary>
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

    /// <summary>Replaces all rules and counters by persisted ones; returns whether the rules are other ones.</summary>
    public bool Restore(FaultRulesDto saved)
    {
        lock (_gate)
        {
            var isChanged = !_entries.Select(entry => entry.Rule).SequenceEqual(saved.Rules.Select(rule => rule.Rule));
            (_added, _draws) = (saved.Added, saved.Draws);
            _entries.Clear();
            _entries.AddRange(saved.Rules.Select(rule => new Entry(rule.Rule, rule.Calls, rule.Matches)));
            return isChanged;
        }
    }

    /// <summary>Adds a valid rule and returns it with its id.</summary>
    /// <exception cref="ArgumentException">There is no room for a further rule.</exception>
    public FaultRule Add(FaultRule rule)
    {
        lock (_gate)
        {
            if (_entries.Count >= most)
            {
                throw new ArgumentException($"there are {most} fault rules, the maximum (--fault-rules); delete some first");
            }

            var added = rule with { Id = $"{_id}-{++_added}" };
            _entries.Add(new(added));
            return added;
        }
    }

    /// <summary>Removes a rule and returns it; null when there is none with this id.</summary>
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

    /// <summary>Removes the rules that name a project, or all rules; returns how many.</summary>
    public int Clear(string? named)
    {
        lock (_gate)
        {
            return _entries.RemoveAll(entry => named is null || entry.Rule.ProjectId == named);
        }
    }

    /// <summary>The rule that applies to this call; null for none.</summary>
    public FaultMatch? Match(string operation, string? caller)
    {
        if (!Any)
        {
            return null;
        }

        lock (_gate)
        {
            return _entries.Find(entry => entry.Rule.IsAbout(operation, caller) && entry.TryMatch(Draw)) is { } struck ? new(struck.Rule)
                : null;
        }
    }

    private double Draw() => (IdGenerator.GetSeed(seed, $"{_draw} {_draws++}") >> 11) * (1.0 / (1UL << 53));

    private sealed class Entry(FaultRule rule, int calls = 0, int strikes = 0)
    {
        private int _calls = calls;
        private int _matches = strikes;

        public FaultRuleDto Saved => new(rule, _calls, _matches);

        public FaultRule Rule => rule;

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
