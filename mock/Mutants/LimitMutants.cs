using System.Text.Json;
using SdrsMock.Http;
using SdrsMock.Inventory;
using SdrsMock.OperationModel;
using SdrsMock.Schemas;

namespace SdrsMock.Mutants;

/// <summary>
/// Mutants of the documented limits: each number of a request schema and each quota is one higher (<c>+1</c>) or one lower (<c>-1</c>).
/// </summary>
internal static class LimitMutants
{
    private static readonly int[] s_differences = [1, -1];

    // The quotas that the capacity rules of an operation read.
    private static readonly (string Operation, string Quota, string Constraint)[] s_quotas =
    [
        ("CreateProtectionGroup", Quota.ServerGroups, "PG-CREATE-09"),
        ("CreateProtectedInstance", Quota.ProtectedInstancesPerGroup, "PI-CREATE-51"),
        ("CreateProtectedInstance", Quota.Replications, "PI-CREATE-52"),
        ("BatchCreateProtectedInstances", Quota.ProtectedInstancesPerGroup, "PI-CREATE-51"),
        ("BatchCreateProtectedInstances", Quota.Replications, "PI-CREATE-52"),
        ("CreateReplication", Quota.Replications, "RP-CREATE-15"),
        ("CreateReplication", Quota.UnattachedReplications, "RP-CREATE-16"),
        ("CreateDisasterRecoveryDrill", Quota.Vpcs, "DR-CREATE-11"),
        ("CreateDisasterRecoveryDrill", Quota.Subnets, "DR-CREATE-11"),
    ];

    public static IEnumerable<Mutant> Derive(IReadOnlyList<Operation> operations) =>
        operations.SelectMany(DeriveSchema).Concat(s_quotas.SelectMany(DeriveQuota));

    private static IEnumerable<Mutant> DeriveSchema(Operation operation)
    {
        var contract = operation.Contract;
        foreach (var limit in contract.Query.FindLimits())
        {
            foreach (var mutant in Derive(operation.Name, limit, "?", other => contract.With(query: contract.Query.With(limit, other))))
            {
                yield return mutant;
            }
        }

        foreach (var limit in contract.Body.FindLimits())
        {
            foreach (var mutant in Derive(operation.Name, limit, "", other => contract.With(body: contract.Body.With(limit, other))))
            {
                yield return mutant;
            }
        }
    }

    private static IEnumerable<Mutant> Derive(string operation, SchemaLimit limit, string prefix, Func<int, OperationContract> change) =>
        from difference in s_differences
        let other = limit.Value + difference
        where limit.Differs(other)
        select new Mutant(
            $"{operation}:{limit.Keyword}{difference:+0;-0}:{prefix}{limit.Place}", MutantFamily.Limit, operation, limit.Constraint,
            $"{operation} has {other} in place of {limit.Value} as {Describe(limit)} of {prefix}{limit.Place}",
            () => new ChangedContract(operation, change(other)));

    private static string Describe(SchemaLimit limit) => limit.Keyword == SchemaLimit.Pattern ? "the largest length" : limit.Keyword;

    private static IEnumerable<Mutant> DeriveQuota((string Operation, string Quota, string Constraint) rule) =>
        s_differences.Select(difference => new Mutant(
            $"{rule.Operation}:quota{difference:+0;-0}:{rule.Quota}", MutantFamily.Limit, rule.Operation, rule.Constraint,
            $"{rule.Operation} allows one {(difference > 0 ? "more" : "less")} than the quota {rule.Quota}",
            () => new QuotaMutation(rule.Operation, rule.Quota, difference)));

    private sealed class ChangedContract(string operation, OperationContract changed) : Mutation
    {
        public override OperationContract ChangeContract(OperationContract contract, ApiRequest request, JsonElement body) =>
            contract.Operation == operation && (Judge(contract, request, body) != Judge(changed, request, body)) ? changed : contract;

        // Another keyword that the same value violates with the same error makes no difference.
        private static (string?, string?, string?) Judge(OperationContract contract, ApiRequest request, JsonElement body) =>
            (contract.Query.Read(request.Query, out _)
                ?? (body.ValueKind is JsonValueKind.Undefined ? null : contract.Body.Check(body))) is { } violation
                ? (violation.Path, violation.Error, violation.Constraint) : default;
    }
}
