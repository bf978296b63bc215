using System.Text.Json;
using System.Text.Json.Nodes;
using SdrsMock.Http;
using SdrsMock.OperationModel;
using SdrsMock.Schemas;

namespace SdrsMock.Mutants;

/// <summary>
/// Changes that a real service makes without notice and that a client must survive: a new member in each object, members in another
/// order, a new word for a status that passes, and another code of the same HTTP status.
/// </summary>
internal static class EvolutionMutants
{
    private const string Status = "status";
    private const string NewCode = "SDRS.9999";

    public static IEnumerable<Mutant> Derive(IReadOnlyList<Operation> operations) => operations.SelectMany(Derive);

    private static IEnumerable<Mutant> Derive(Operation operation)
    {
        var (name, response) = (operation.Name, operation.Contract.Response);
        if (response.MemberNames.Any())
        {
            yield return New(name, "new-member", "has a new member in each object", AddMember);
            yield return New(name, "reordered", "has its members in another order", Reorder);
        }

        if (operation.IsReadOnly && HasStatus(response))
        {
            yield return new($"{name}:new-status", MutantFamily.Evolution, name, null,
                $"The response of {name} has a new word for a status that passes", () => new JsonMutation(name, RenamePassingStatus));
        }

        if (operation.Constraints.Count > 0)
        {
            yield return new($"{name}:new-code", MutantFamily.Evolution, name, null,
                $"The rejections of {name} have a new code and the same HTTP status", () => new NewErrorCode(name));
        }
    }

    private static bool HasStatus(CompiledSchema schema) => schema.MemberNames.Any(member =>
        member == Status || HasStatus(schema[member]!) || (schema[member]!.Items is { } items && HasStatus(items)));

    // creating, protecting and so on: a client that waits for the end must not mind the word.
    private static bool RenamePassingStatus(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject body:
                var changed = body.Select(member => member.Value).ToList().ConvertAll(RenamePassingStatus).Contains(true);
                if (body[Status] is JsonValue value && value.TryGetValue(out string? status)
                    && status.EndsWith("ing", StringComparison.OrdinalIgnoreCase))
                {
                    // Jobs have capital letters.
                    body[Status] = char.IsUpper(status[0]) ? "PREPARING" : "preparing";
                    return true;
                }

                return changed;
            case JsonArray items:
                return items.ToList().ConvertAll(RenamePassingStatus).Contains(true);
            default:
                return false;
        }
    }

    private static Mutant New(string operation, string name, string description, Action<JsonObject> change) => new(
        $"{operation}:{name}", MutantFamily.Evolution, operation, null, $"The response of {operation} {description}",
        () => new JsonMutation(operation, body => ChangeAll(body, change), _ => true));

    private static bool ChangeAll(JsonNode? node, Action<JsonObject> change)
    {
        switch (node)
        {
            case JsonObject body:
                body.Select(member => member.Value).ToList().ForEach(member => ChangeAll(member, change));
                change(body);
                return true;
            case JsonArray items:
                items.ToList().ForEach(item => ChangeAll(item, change));
                return items.Count > 0;
            default:
                return false;
        }
    }

    private static void AddMember(JsonObject body) => body["x_added_by_a_later_version"] = "new";

    private static void Reorder(JsonObject body)
    {
        var members = body.Reverse().ToList();
        body.Clear();
        members.ForEach(body.Add);
    }

    private sealed class NewErrorCode(string operation) : Mutation
    {
        public override Response ChangeResponse(Response response, ApiRequest request, string? name)
        {
            if (name != operation || response.Rejection is not { Error.FromGateway: false })
            {
                return response;
            }

            var body = JsonNode.Parse(response.Body.Span)!.AsObject();
            body["error"]!["code"] = NewCode;
            return response with { Body = JsonSerializer.SerializeToUtf8Bytes(body, MutantJson.Default.JsonObject) };
        }
    }
}
