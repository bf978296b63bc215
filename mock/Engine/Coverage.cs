using System.Collections.Concurrent;
using SdrsMock.Resources;

namespace SdrsMock.Engine;

/// <summary>What has been met since the start or the last reset: the mock's own count, whoever called.</summary>
internal sealed class Coverage
{
    private readonly ConcurrentDictionary<string, int> _operations = new();
    private readonly ConcurrentDictionary<string, int> _constraints = new();
    private readonly ConcurrentDictionary<string, int> _errors = new();
    private readonly ConcurrentDictionary<string, int> _statuses = new();
    private readonly ConcurrentDictionary<string, int> _transitions = new();

    public int OperationCalls(string name) => _operations.GetValueOrDefault(name);

    public int ConstraintBreaks(string id) => _constraints.GetValueOrDefault(id);

    public int ErrorAnswers(string code) => _errors.GetValueOrDefault(code);

    public int StatusSightings(string resource, string status) => _statuses.GetValueOrDefault($"{resource} {status}");

    public int TransitionsTaken(string ledger) => _transitions.GetValueOrDefault(ledger);

    public void Succeeded(string operation) => Count(_operations, operation);

    public void Broke(string? constraint)
    {
        if (constraint is not null)
        {
            Count(_constraints, constraint);
        }
    }

    public void Met(ApiError error) => Count(_errors, error.Code);

    public void Saw(ResourceKind kind, string status) => Count(_statuses, $"{NameOf(kind)} {status}");

    public void SawJob(string status) => Count(_statuses, $"job {status}");

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

    private static void Count(ConcurrentDictionary<string, int> counts, string key) => counts.AddOrUpdate(key, 1, static (_, count) => count + 1);
}
