using SdrsMock.Common;
using SdrsMock.Http;
using SdrsMock.OperationModel;
using SdrsMock.Schemas;

namespace SdrsMock.Mutants;

/// <summary>
/// Mutants of the enforced constraints: <c>skip</c> lets a violation pass, <c>code</c> rejects with the next code of the table that has
/// the same status, <c>status</c> rejects with another HTTP status. A reference or syntax rule is not skipped, because the call could
/// not be carried out.
/// </summary>
internal static class RuleMutants
{
    private static readonly ApiError[] s_errors =
        [.. Catalog.Errors.Where(entry => entry is { Code: not null, Layer: not "gateway" }).Select(entry => ApiError.Find(entry.Code!)!)];

    public static IEnumerable<Mutant> Derive(IReadOnlyList<Operation> operations, Edition edition) =>
        DeriveSkips(operations, edition).Concat(DeriveRejections(operations, edition));

    private static IEnumerable<Mutant> DeriveSkips(IReadOnlyList<Operation> operations, Edition edition)
    {
        var rules =
            from operation in operations
            from constraint in operation.Constraints
            where constraint is IRejectingRule { Phase: Phase.State or Phase.Relation or Phase.Capacity }
            where constraint.HoldsIn(edition.Name)
            group constraint by (operation.Name, constraint.Id);
        var known = new HashSet<string>();
        foreach (var (operation, id) in rules.Select(rule => rule.Key))
        {
            // A batch repeats rules of the single operation under the same id.
            var name = known.Add(id) ? id : $"{id}@{operation}";
            yield return new($"{name}:skip", MutantFamily.Rule, operation, id, $"{operation} does not check {id}: {StatementOf(id)}",
                () => new SkippedRule(id, operation));
        }
    }

    private static IEnumerable<Mutant> DeriveRejections(IReadOnlyList<Operation> operations, Edition edition)
    {
        foreach (var (id, enforcement) in EnforcementIndex.FromOperations(operations, edition).Enforced)
        {
            var operation = operations.FirstOrDefault(
                operation => enforcement.Locations.Any(place => place.Split('.')[0] == operation.Name));
            if (enforcement.Codes is not [{ } code, ..] || ApiError.Find(code) is not { FromGateway: false } error)
            {
                continue;
            }

            if (FindOther(error, edition) is { } other)
            {
                yield return new($"{id}:code", MutantFamily.Rule, operation?.Name, id,
                    $"A violation of {id} is rejected with {other.Code} in place of {code}: {StatementOf(id)}",
                    () => new ChangedRejection(id, rejection => rejection with { Error = other, Status = rejection.Status }));
            }

            yield return new($"{id}:status", MutantFamily.Rule, operation?.Name, id,
                $"A violation of {id} is rejected with another HTTP status than {error.Status}: {StatementOf(id)}",
                () => new ChangedRejection(id, rejection => rejection with { Status = rejection.Status == 400 ? 409 : 400 }));
        }
    }

    // The next code of the table with the same status, the first one after the last; null if there is no other.
    private static ApiError? FindOther(ApiError error, Edition edition)
    {
        var candidates = s_errors.Where(other => other.Status == error.Status && other.IsIn(edition.Name)).ToList();
        var next = candidates.FindIndex(other => other.Code == error.Code) + 1;
        return candidates is [] ? null : candidates[next % candidates.Count] is var other && other.Code != error.Code ? other : null;
    }

    private static string StatementOf(string id) => Catalog.Constraint(id)?.Statement ?? id;

    private sealed class SkippedRule(string id, string operation) : Mutation
    {
        public override bool SkipsRule(string constraintId, string name) => constraintId == id && name == operation;
    }

    private sealed class ChangedRejection(string id, Func<Rejection, Rejection> change) : Mutation
    {
        public override Response ChangeResponse(Response response, ApiRequest request, string? operation) =>
            response.Rejection is { } rejection && rejection.Constraints.Contains(id)
                ? Response.Rejected(change(rejection), request.Id)
                : response;
    }
}
