using System.Collections.Concurrent;
using SdrsMock.Resources;

namespace SdrsMock.Engine;

/// <summary>What has been met since the start or the last reset: the mock's own count, whoever called.</summary>
internal sealed class Coverage
{
    private readonly ConcurrentDictionary<string, Counter> _operations = new();
    private readonly ConcurrentDictionary<string, Counter> _constraints = new();
    private readonly ConcurrentDictionary<string, Counter> _errors = new();
    private readonly ConcurrentDictionary<string, Counter>[] _statuses = [.. Enum.GetValues<ResourceKind>().Select(_ => new ConcurrentDictionary<string, Counter>())];
    private readonly ConcurrentDictionary<string, Counter> _jobStatuses = new();
    private readonly ConcurrentDictionary<string, Counter> _transitions = new();

    public int OperationCalls(string name) => Read(_operations, name);

    public int ConstraintBreaks(string id) => Read(_constraints, id);

    public int ErrorAnswers(string code) => Read(_errors, code);

    public int StatusSightings(string resource, string status) =>
        Read(resource == "job" ? _jobStatuses : _statuses[(int)Enum.GetValues<ResourceKind>().Single(kind => NameOf(kind) == resource)], status);

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

    public void Saw(ResourceKind kind, string status) => Count(_statuses[(int)kind], status);

    public void SawJob(string status) => Count(_jobStatuses, status);

    public void Took(string transition) => Count(_transitions, transition);

    public void Clear()
    {
        _operations.Clear();
        _constraints.Clear();
        _errors.Clear();
        _jobStatuses.Clear();
        Array.ForEach(_statuses, statuses => statuses.Clear());
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

    private static void Count(ConcurrentDictionary<string, Counter> counts, string key) => counts.GetOrAdd(key, static _ => new()).Count();

    private static int Read(ConcurrentDictionary<string, Counter> counts, string key) => counts.GetValueOrDefault(key)?.Value ?? 0;

    // Counted ten times in a call, by all projects at once: each processor has a cell of its own, in a cache line of its own,
    // and the first line is left to the array's length, which all of them read.
    private sealed class Counter
    {
        private const int IntsInLine = 16;
        private static readonly int s_processors = Math.Min(Environment.ProcessorCount, 8);
        private readonly int[] _cells = new int[(s_processors + 1) * IntsInLine];

        public int Value
        {
            get
            {
                var sum = 0;
                for (var cell = IntsInLine; cell < _cells.Length; cell += IntsInLine)
                {
                    sum += Volatile.Read(ref _cells[cell]);
                }

                return sum;
            }
        }

        public void Count() => Interlocked.Increment(ref _cells[(1 + (Thread.GetCurrentProcessorId() % s_processors)) * IntsInLine]);
    }
}
