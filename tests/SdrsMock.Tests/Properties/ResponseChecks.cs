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

    public static void Judge(PlannedCall call, OperationContract contract, Answer answer)
    {
        if (answer.Error is not null)
        {
            JudgeRefusal(call, contract, answer);
            return;
        }

        Invariant.That(answer.Status == contract.Success, () => $"{call} answers {answer.Status}");
        if (contract.Success != 204)
        {
            Fits(answer.Text, contract);
        }
        else
        {
            Invariant.That(answer.Text.Length == 0, () => $"{call} answers 204 with a body");
        }
    }

    private static void JudgeRefusal(PlannedCall call, OperationContract contract, Answer answer)
    {
        Invariant.That(answer.Status is >= 400 and < 500, () => $"{call} answers {answer.Status}: {answer.Text}");
        var type = answer.Error!.FromGateway ? "types/gateway-error.json" : "types/error.json";
        Fits(answer.Text, type, () => SchemaFiles.Inline(type).ToJsonString());
        if (answer.Constraint is not { } id)
        {
            Invariant.That(answer.Reply.Rejection!.Detail is not null, () => $"{call} is refused without a reason: {answer.Text}");
            return;
        }

        var entry = Catalog.Constraint(id).ShouldNotBeNull();
        var owners = OnTheSamePath(contract);
        Invariant.That(
            entry.Operation == "*"
                || contract.NoMatch?.Constraint == id
                || owners.Any(owner => entry.Operation == owner || KnownDeviations.Borrowed.ContainsKey((owner, entry.Operation))),
            () => $"{call} is refused by {id}, which is {entry.Operation}'s");
        Invariant.That(
            DeclaredCatalog.Answered[id].Contains(answer.Error.Code), () => $"{call} is refused by {id} with {answer.Error.Code}");
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
