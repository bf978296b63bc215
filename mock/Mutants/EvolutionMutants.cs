using System.Text.Json.Nodes;
using SdrsMock.OperationModel;

namespace SdrsMock.Mutants;

/// <summary>
/// Changes that a real service makes without notice and that a client must survive: a new member in each object, and members in another
/// order.
/// </summary>
internal static class EvolutionMutants
{
    public static IEnumerable<Mutant> Derive(IReadOnlyList<Operation> operations) => operations
        .Where(operation => operation.Contract.Response.MemberNames.Any())
        .SelectMany(operation => new[]
        {
            New(operation.Name, "new-member", "has a new member in each object", AddMember),
            New(operation.Name, "reordered", "has its members in another order", Reorder),
        });

    private static Mutant New(string operation, string name, string description, Action<JsonObject> change) => new(
        $"{operation}:{name}", MutantFamily.Evolution, operation, null, $"The response of {operation} {description}",
        () => new JsonMutation(operation, body => ChangeAll(body, change)));

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
}
