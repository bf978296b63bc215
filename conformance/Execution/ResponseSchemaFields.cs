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
    public string? FindUnknownField(FieldPath path)
    {
        var at = Start(path);
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
                    return at.Exists(AllowsOtherMembers)
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
