using System.Text.Json;
using SdrsMock.Http;
using SdrsMock.Model;
using SdrsMock.OperationModel;
using SdrsMock.Schemas;
using SdrsMock.State;

namespace SdrsMock.Mutants;

/// <summary>
/// Changes nothing, and notes which mutants the calls reach, and which of these would have changed something. Thread-safe.
/// </summary>
internal sealed class MutantObserver : Mutation
{
    private readonly Lock _lock = new();
    private readonly HashSet<string> _reached = [];
    private readonly HashSet<string> _changing = [];
    private readonly Dictionary<string, List<Candidate>> _byOperation;
    private readonly Dictionary<string, List<Candidate>> _byConstraint;
    private readonly PreviousStates _previous = new();

    /// <param name="mutants">All mutants.</param>
    public MutantObserver(IReadOnlyList<Mutant> mutants)
    {
        var all = mutants.Select(mutant => new Candidate(mutant, _previous)).ToList();
        _byOperation = GroupBy(all, mutant => mutant.Operation);
        _byConstraint = GroupBy(all, mutant => mutant.Constraint);
    }

    /// <summary>The mutants that were reached: their operation was called, or their constraint violated.</summary>
    public IReadOnlyCollection<string> Reached => Copy(_reached);

    /// <summary>The mutants that would have changed something.</summary>
    public IReadOnlyCollection<string> Changing => Copy(_changing);

    public override bool SkipsRule(string constraintId, string operation)
    {
        Note(_byConstraint, constraintId, mutation => mutation.SkipsRule(constraintId, operation));
        return false;
    }

    public override ApiRequest ChangeRequest(ApiRequest request, string operation)
    {
        Note(_byOperation, operation, mutation => !ReferenceEquals(mutation.ChangeRequest(request, operation), request));
        return request;
    }

    public override OperationContract ChangeContract(OperationContract contract, ApiRequest request, JsonElement body)
    {
        Note(_byOperation, contract.Operation, mutation => !ReferenceEquals(mutation.ChangeContract(contract, request, body), contract));
        return contract;
    }

    public override JsonElement? ChangeBody(JsonElement body, string operation)
    {
        Note(_byOperation, operation, mutation => mutation.ChangeBody(body, operation) is not null);
        return null;
    }

    public override MutatedRun? Run(Operation operation, OperationContext context)
    {
        Note(_byOperation, operation.Name, mutation => mutation.WouldChangeRun(operation, context));
        if (!operation.IsReadOnly)
        {
            _previous.Keep(context.Project);
        }

        return null;
    }

    public override bool ChangeJob(Job job, ProjectState project)
    {
        Note(_byOperation, job.Operation, mutation => mutation.WouldChangeJob(job));
        return false;
    }

    public override Response ChangeResponse(Response response, ApiRequest request, string? operation)
    {
        using var document = response.Body.IsEmpty ? null : JsonDocument.Parse(response.Body);
        var body = document?.RootElement ?? default;
        bool WouldChange(Mutation mutation) => mutation.WouldChangeResponse(response, body, request, operation);
        if (operation is not null)
        {
            Note(_byOperation, operation, WouldChange);
        }

        foreach (var constraint in response.Rejection?.Constraints ?? [])
        {
            Note(_byConstraint, constraint, WouldChange);
        }

        return response;
    }

    private void Note(Dictionary<string, List<Candidate>> index, string key, Predicate<Mutation> wouldChange)
    {
        if (!index.TryGetValue(key, out var candidates))
        {
            return;
        }

        lock (_lock)
        {
            foreach (var candidate in candidates)
            {
                // A rule is reached by its violation, everything else by a call of the operation.
                if (candidate.Mutant.Family is not MutantFamily.Rule || ReferenceEquals(index, _byConstraint))
                {
                    _reached.Add(candidate.Mutant.Id);
                }

                if (!_changing.Contains(candidate.Mutant.Id) && wouldChange(candidate.Mutation))
                {
                    _changing.Add(candidate.Mutant.Id);
                }
            }
        }
    }

    private static Dictionary<string, List<Candidate>> GroupBy(IEnumerable<Candidate> all, Func<Mutant, string?> key) => all
        .Where(candidate => key(candidate.Mutant) is not null)
        .GroupBy(candidate => key(candidate.Mutant)!)
        .ToDictionary(group => group.Key, group => group.ToList());

    private string[] Copy(HashSet<string> ids)
    {
        lock (_lock)
        {
            return [.. ids];
        }
    }

    private sealed class Candidate(Mutant mutant, PreviousStates previous)
    {
        public Mutant Mutant => mutant;

        public Mutation Mutation => field ??= Create();

        private Mutation Create()
        {
            var mutation = mutant.Create();
            if (mutation is StaleRead stale)
            {
                stale.Shared = previous;
            }

            return mutation;
        }
    }
}
