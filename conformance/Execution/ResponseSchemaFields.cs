using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Execution;

/// <summary>The fields of an operation's documented response.</summary>
internal sealed class ResponseSchemaFields
{
    private static readonly ConcurrentDictionary<string, ResponseSchemaFields> s_byOperation = new();
    private static readonly string[] s_combinations = ["allOf", "anyOf", "oneOf"];
    private readonly string _operation;
    private readonly JsonNode? _schema;

    private ResponseSchemaFields(string operation)
    {
        _operation = operation;
        _schema = JsonNode.Parse(RequestBuilder.GetContract(operation).ResponseSchema());
    }

    public static ResponseSchemaFields ForOperation(string operation) => s_byOperation.GetOrAdd(operation, static name => new(name));

    /// <summary>The first part of a path that the response does not have; null if it has all, or may have any member there.</summary>
    public string? FindUnknownField(FieldPath path) => Follow(path, acceptsOthers: true, out _);

    /// <summary>The first part of a path that the documentation does not name, also where the response may have other members.</summary>
    public string? FindUndocumentedField(FieldPath path) => Follow(path, acceptsOthers: false, out _);

    /// <summary>Whether the documentation names the field.</summary>
    public bool Has(FieldPath path) =>
        path.Segments.Count > 0 && Follow(path, acceptsOthers: false, out var at) is null && at.Count > 0;

    /// <summary>The documented values of a field; empty if it may have any.</summary>
    public IReadOnlyList<string> GetValues(FieldPath path)
    {
        if (Follow(path, acceptsOthers: false, out var at) is not null)
        {
            return [];
        }

        // An alternative without a list is, for example, the type null, or a text of any value.
        var lists = at.Select(node => node["enum"]).OfType<JsonArray>().ToList();
        return lists.Count > 0 && !at.Exists(node => node["enum"] is null && !IsCombination(node) && node["type"]?.ToString() != "null")
            ? [.. lists.SelectMany(list => list).Select(value => value?.ToString() ?? CellValue.Null)]
            : [];
    }

    private static bool IsCombination(JsonObject node) => Array.Exists(s_combinations, node.ContainsKey);

    private string? Follow(FieldPath path, bool acceptsOthers, out List<JsonObject> at)
    {
        at = Start(path);
        foreach (var segment in path.Segments)
        {
            if (segment is not FieldPath.Member(var name))
            {
                at = [.. at.Select(node => node["items"]).OfType<JsonObject>().SelectMany(Alternatives)];
            }
            else
            {
                var members = at.Select(node => node["properties"]).OfType<JsonObject>().ToList();
                if (members.Count == 0)
                {
                    return null;
                }

                if (!members.Exists(each => each.ContainsKey(name)))
                {
                    var known = members.SelectMany(each => each.Select(member => member.Key));
                    return acceptsOthers && at.Exists(AllowsOtherMembers)
                        ? null
                        : $"the response of {_operation} has no '{name}'{DidYouMean.For(name, known, otherwise: "; correct the path")}";
                }

                at = [.. members.Select(each => each[name]).OfType<JsonObject>().SelectMany(Alternatives)];
            }
        }

        return null;
    }

    private static bool AllowsOtherMembers(JsonObject node) =>
        node["additionalProperties"] is JsonObject or JsonValue and not null && node["additionalProperties"]!.ToJsonString() != "false";

    // As in StepEvaluator, a path starts inside the object that wraps the members.
    private List<JsonObject> Start(FieldPath path)
    {
        List<JsonObject> root = _schema is JsonObject schema ? [.. Alternatives(schema)] : [];
        var members = root.Select(node => node["properties"]).OfType<JsonObject>().SelectMany(each => each).ToList();
        return !path.Text.StartsWith('$') && members is [var only] && only.Value is JsonObject inner && inner["properties"] is not null
            && path.Segments is [FieldPath.Member(var first), ..] && first != only.Key ? [.. Alternatives(inner)] : root;
    }

    private static IEnumerable<JsonObject> Alternatives(JsonObject node) =>
        s_combinations.Select(keyword => node[keyword]).OfType<JsonArray>().SelectMany(each => each).OfType<JsonObject>()
            .SelectMany(Alternatives).Prepend(node);
}
