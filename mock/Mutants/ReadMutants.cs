using System.Text.Json.Nodes;
using SdrsMock.Http;
using SdrsMock.OperationModel;

namespace SdrsMock.Mutants;

/// <summary>
/// Mutants of the reads: a query parameter is ignored, a list lacks its last item or has one that is foreign, a count is one too high,
/// and the state before the latest change is shown. The order of a list is not changed, because the documentation states none.
/// </summary>
internal static class ReadMutants
{
    private const string Count = "count";
    private const string Id = "id";

    public static IEnumerable<Mutant> Derive(IReadOnlyList<Operation> operations) => operations.SelectMany(Derive);

    private static IEnumerable<Mutant> Derive(Operation operation)
    {
        var name = operation.Name;
        foreach (var parameter in operation.Contract.Query.Names)
        {
            yield return new($"{name}:ignores-{parameter}", MutantFamily.Read, name, null,
                $"{name} ignores the query parameter {parameter}", () => new IgnoredParameter(name, parameter));
        }

        var response = operation.Contract.Response;
        foreach (var list in response.MemberNames.Where(member => response[member] is { Items: not null }))
        {
            yield return new($"{name}:last-{list}-missing", MutantFamily.Read, name, null, $"{name} leaves out the last item of {list}",
                () => new JsonMutation(name, body => RemoveLast(body[list])));
            // Lists without a count, such as that of the domains, show what belongs to no project.
            if (response[list]!.Items!.MemberNames.Contains(Id) && response.MemberNames.Contains(Count))
            {
                yield return new($"{name}:foreign-{list}", MutantFamily.Read, name, null,
                    $"{name} also shows an item of another project in {list}",
                    () => new JsonMutation(name, body => AddForeign(body, list)));
            }
        }

        // A job shows the time that passed; the state before the latest change does not have it yet.
        if (operation.IsReadOnly && operation.Contract.PathParameters.Length > 0 && name != "ShowJobStatus")
        {
            yield return new($"{name}:stale", MutantFamily.Read, name, null, $"{name} shows the state before the latest change",
                () => new StaleRead(name));
        }

        if (response.MemberNames.Contains(Count))
        {
            yield return new($"{name}:count-off", MutantFamily.Read, name, null, $"{name} counts one item too many",
                () => new JsonMutation(name, CountOneMore));
        }
    }

    private static bool RemoveLast(JsonNode? list)
    {
        if (list is not JsonArray { Count: > 0 } items)
        {
            return false;
        }

        items.RemoveAt(items.Count - 1);
        return true;
    }

    private static bool AddForeign(JsonObject body, string list)
    {
        if (body[list] is not JsonArray { Count: > 0 } items || items[^1]!.DeepClone() is not JsonObject foreign)
        {
            return false;
        }

        foreign[Id] = Guid.Empty.ToString();
        items.Add(foreign);
        CountOneMore(body);
        return true;
    }

    private static bool CountOneMore(JsonObject body)
    {
        if (body[Count] is not JsonValue count || !count.TryGetValue(out long number))
        {
            return false;
        }

        body[Count] = number + 1;
        return true;
    }

    private sealed class IgnoredParameter(string operation, string parameter) : Mutation
    {
        public override ApiRequest ChangeRequest(ApiRequest request, string name)
        {
            if (name != operation || request.Query.All(pair => pair.Key != parameter))
            {
                return request;
            }

            var kept = request.Query.Where(pair => pair.Key != parameter)
                .Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}");
            return request.WithQuery($"?{string.Join('&', kept)}");
        }
    }
}
