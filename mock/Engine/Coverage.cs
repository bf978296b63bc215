using System.Collections.Concurrent;
using SdrsMock.Resources;

namespace SdrsMock.Engine;

/// <summary>What has been met since the start or the last reset: the mock's own count, whoever called.</summary>
internal sealed class Coverage
{
    private readonly ConcurrentDictionary<string, Counter> _operations = new();
    private readonly ConcurrentDictionary<string, Counter> _constraints = new();
    private readonly ConcurrentDictionary<string, Counter> _errors = new();
    private readonly ConcurrentDictionary<(string Resource, string Status), Counter> _statuses = new();
    private readonly ConcurrentDictionary<string, Counter> _transitions = new();

    public int OperationCalls(string name) => Read(_operations, name);

    public int ConstraintBreaks(string id) => Read(_constraints, id);

    public int ErrorAnswers(string code) => Read(_errors, code);

    public int StatusSightings(string resource, string status) => Read(_statuses, (resource, status));

    public int TransitionsTaken(string ledger) => Read(_transitions, ledger);

    public void Succeeded(string operation) => Count(_operations, operation);

    public void Broke(Refusal refusal)
    {
        foreach (var id in refusal.Constraints)
        {
            Count(_constraints, id);
        }
    }

    public void Broke(Outcome? outcome)
    {
        if (outcome is not null)
        {
            Count(_constraints, outcome.Id);
        }
    }

    public void Met(ApiError error) => Count(_errors, error.Code);

    public void Saw(ResourceKind kind, string status) => Count(_statuses, (NameOf(kind), status));

    public void SawJob(string status) => Count(_statuses, ("job", status));

    public void Took(string transition) => Count(_transitions, transition);

    public void Clear()
    {
        _operations.Clear();
        _constraints.Clear();
        _errors.Clear();
        _statuses.Clear();
        _transitions.Clear();
    }

    /// <summary>The catalogue's name of a kind of resource.</summary>
    public static string NameOf(ResourceKind kind) => kind switch
    {
        ResourceKind.Group => "protection-group",
        ResourceKind.Instance => "protected-instance",
        ResourceKind.Pair => "replication-pair",
        _ => "dr-drill",
    };

    private static void Count<TKey>(ConcurrentDictionary<TKey, Counter> counts, TKey key) where TKey : notnull =>
        Interlocked.Increment(ref counts.GetOrAdd(key, static _ => new()).Value);

    private static int Read<TKey>(ConcurrentDictionary<TKey, Counter> counts, TKey key) where TKey : notnull => counts.GetValueOrDefault(key)?.Value ?? 0;

    // Counted on every call: a cell that is incremented in place costs a tenth of replacing the dictionary's value.
    private sealed class Counter
    {
        public int Value;
    }
}
