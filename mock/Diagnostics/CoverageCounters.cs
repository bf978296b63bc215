using System.Collections.Concurrent;
using SdrsMock.Common;
using SdrsMock.Http;
using SdrsMock.Model;

namespace SdrsMock.Diagnostics;

/// <summary>
/// Counts operations, constraints, errors, statuses and transitions since the start or the last reset, for all clients.
/// Thread-safe.
/// </summary>
internal sealed class CoverageCounters
{
    private readonly ConcurrentDictionary<string, Counter> _operations = new();
    private readonly ConcurrentDictionary<string, Counter> _constraints = new();
    private readonly ConcurrentDictionary<string, Counter> _errors = new();
    private readonly ConcurrentDictionary<string, Counter>[] _statuses =
        [.. Enum.GetValues<ResourceKind>().Select(_ => new ConcurrentDictionary<string, Counter>())];
    private readonly ConcurrentDictionary<string, Counter> _jobStatuses = new();
    private readonly ConcurrentDictionary<string, Counter> _transitions = new();

    public int OperationCalls(string name) => Read(_operations, name);

    public int ConstraintViolations(string id) => Read(_constraints, id);

    public int ErrorResponses(string code) => Read(_errors, code);

    public int StatusSightings(string resource, string status) =>
        Read(resource == "job" ? _jobStatuses
            : _statuses[(int)Enum.GetValues<ResourceKind>().Single(kind => GetResourceName(kind) == resource)], status);

    public int TransitionsTaken(string catalogId) => Read(_transitions, catalogId);

    public void RecordSuccess(string operation) => Count(_operations, operation);

    public void RecordConstraint(Rejection rejection)
    {
        foreach (var id in rejection.Constraints)
        {
            Count(_constraints, id);
        }
    }

    public void RecordConstraint(string id) => Count(_constraints, id);

    public void RecordError(ApiError error) => Count(_errors, error.Code);

    public void RecordStatus(ResourceKind kind, string status) => Count(_statuses[(int)kind], status);

    public void RecordJobStatus(string status) => Count(_jobStatuses, status);

    public void RecordTransition(string transition) => Count(_transitions, transition);

    public void Clear()
    {
        _operations.Clear();
        _constraints.Clear();
        _errors.Clear();
        _jobStatuses.Clear();
        Array.ForEach(_statuses, statuses => statuses.Clear());
        _transitions.Clear();
    }

    /// <summary>The name of a kind of resource in the catalog.</summary>
    public static string GetResourceName(ResourceKind kind) => kind switch
    {
        ResourceKind.Group => "protection-group",
        ResourceKind.Instance => "protected-instance",
        ResourceKind.Pair => "replication-pair",
        _ => "dr-drill",
    };

    private static void Count(ConcurrentDictionary<string, Counter> counts, string key) => counts.GetOrAdd(key, static _ => new()).Count();

    private static int Read(ConcurrentDictionary<string, Counter> counts, string key) => counts.GetValueOrDefault(key)?.Value ?? 0;

    // A request counts about ten times, for all projects at once: each processor has a cell in a cache line of its own, and
    // the first line is left to the array's length, which all processors read.
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
