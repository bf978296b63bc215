using System.Collections.Concurrent;
using NJsonSchema;
using SdrsMock.Schemas;
using SdrsMock.Tests.Schemas;
using Shouldly;

namespace SdrsMock.Tests.Properties;

/// <summary>Checks a response against the documentation of its operation.</summary>
internal static class ResponseChecks
{
    private static readonly ConcurrentDictionary<string, JsonSchema> s_schemas = new();

    public static void Judge(PlannedCall call, OperationContract contract, HarnessResponse response)
    {
        if (response.Error is not null)
        {
            JudgeRefusal(call, contract, response);
            return;
        }

        Invariant.That(response.Status == contract.Success, () => $"{call} answers {response.Status}");
        if (contract.Success != 204)
        {
            Fits(response.Text, contract);
        }
        else
        {
            Invariant.That(response.Text.Length == 0, () => $"{call} answers 204 with a body");
        }
    }

    private static void JudgeRefusal(PlannedCall call, OperationContract contract, HarnessResponse response)
    {
        Invariant.That(response.Status is >= 400 and < 500, () => $"{call} answers {response.Status}: {response.Text}");
        var type = response.Error!.FromGateway ? "types/gateway-error.json" : "types/error.json";
        Fits(response.Text, type, () => SchemaFiles.Inline(type).ToJsonString());
        if (response.Constraint is not { } id)
        {
            Invariant.That(response.Response.Rejection!.Detail is not null, () => $"{call} is rejected without a reason: {response.Text}");
            return;
        }

        var entry = Catalog.Constraint(id).ShouldNotBeNull();
        var owners = OnTheSamePath(contract);
        Invariant.That(
            entry.Operation == "*"
                || contract.NoMatch?.Constraint == id
                || owners.Any(owner => entry.Operation == owner || KnownDeviations.Borrowed.ContainsKey((owner, entry.Operation))),
            () => $"{call} is rejected by {id}, which belongs to {entry.Operation}");
        Invariant.That(
            DeclaredCatalog.Answered[id].Contains(response.Error.Code), () => $"{call} is rejected by {id} with {response.Error.Code}");
    }

    // A mutated body can select another operation with the same path.
    private static IEnumerable<string> OnTheSamePath(OperationContract contract) => Catalog.Operations
        .Where(operation => operation.Method == contract.Method && operation.Path == contract.Path)
        .Select(operation => operation.Name);

    /// <summary>Holds a body against the reply schema of its operation.</summary>
    public static void Fits(string text, OperationContract contract) => Fits(text, contract.Operation, contract.ResponseSchema);

    private static void Fits(string text, string name, Func<string> schema)
    {
        var problems = s_schemas.GetOrAdd(name, _ => JsonSchema.FromJsonAsync(schema()).GetAwaiter().GetResult()).Validate(text);
        Invariant.That(problems.Count == 0, () => $"{name} answers {text}, where {string.Join("; ", problems)}");
    }
}
