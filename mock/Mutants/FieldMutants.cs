using System.Text.Json;
using System.Text.Json.Nodes;
using SdrsMock.OperationModel;
using SdrsMock.Schemas;

namespace SdrsMock.Mutants;

/// <summary>
/// Mutants of the members of responses: <c>missing</c> leaves a member out, <c>type</c> sends a text in place of a number or a boolean,
/// and a number in place of a text.
/// </summary>
internal static class FieldMutants
{
    private const int MaxDepth = 3;

    public static IEnumerable<Mutant> Derive(IReadOnlyList<Operation> operations) =>
        from operation in operations
        from path in PathsOf(operation.Contract.Response, [])
        from mutant in Derive(operation.Name, path)
        select mutant;

    private static IEnumerable<Mutant> Derive(string operation, string[] path)
    {
        var place = string.Join('.', path);
        yield return new($"{operation}:missing:{place}", MutantFamily.Field, operation, null, $"{operation} leaves out {place}",
            () => new JsonMutation(operation, body => Apply(body, path, (holder, name) => holder.Remove(name)),
                body => Exists(body, path, needsValue: false)));
        yield return new($"{operation}:type:{place}", MutantFamily.Field, operation, null, $"{operation} sends {place} with another type",
            () => new JsonMutation(operation, body => Apply(body, path, ChangeType),
                body => Exists(body, path, needsValue: true)));
    }

    // The members that hold no object, by their path; the items of a list have the path of the list.
    private static IEnumerable<string[]> PathsOf(CompiledSchema schema, string[] path)
    {
        foreach (var member in schema.MemberNames)
        {
            var (child, childPath) = (schema.Get(member), (string[])[.. path, member]);
            var inner = child.Items ?? child;
            var paths = inner.MemberNames.Any() && childPath.Length < MaxDepth ? PathsOf(inner, childPath) : [childPath];
            foreach (var found in paths)
            {
                yield return found;
            }
        }
    }

    // Applies a change to each object at the path; lists on the way are followed.
    private static bool Apply(JsonNode? node, ReadOnlySpan<string> path, Func<JsonObject, string, bool> change)
    {
        if (node is JsonArray items)
        {
            var changed = false;
            foreach (var item in items)
            {
                changed |= Apply(item, path, change);
            }

            return changed;
        }

        return node is JsonObject holder && (path is [var name] ? change(holder, name) : Apply(holder[path[0]], path[1..], change));
    }

    // Whether a change would apply, without making it.
    private static bool Exists(JsonElement node, ReadOnlySpan<string> path, bool needsValue)
    {
        if (node.ValueKind is JsonValueKind.Array)
        {
            foreach (var item in node.EnumerateArray())
            {
                if (Exists(item, path, needsValue))
                {
                    return true;
                }
            }

            return false;
        }

        return node.ValueKind is JsonValueKind.Object && node.TryGetProperty(path[0], out var member) && (path.Length > 1
            ? Exists(member, path[1..], needsValue)
            : !needsValue || member.ValueKind is not (JsonValueKind.Null or JsonValueKind.Object or JsonValueKind.Array));
    }

    private static bool ChangeType(JsonObject holder, string name)
    {
        if (holder[name] is not JsonValue value)
        {
            return false;
        }

        holder[name] = value.TryGetValue(out string? text)
            ? JsonValue.Create(text.Length)
            : JsonValue.Create(value.ToJsonString());
        return true;
    }
}
