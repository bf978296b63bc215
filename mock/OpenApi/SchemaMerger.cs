using System.Text.Json.Nodes;

namespace SdrsMock.OpenApi;

/// <summary>Merges schemas of alternatives to one object schema, which generators understand better than <c>oneOf</c>.</summary>
internal static class SchemaMerger
{
    /// <summary>
    /// A schema that accepts what one of the schemas accepts: members of all, required where all require them, values of each
    /// enumeration, and the other keywords where they are equal.
    /// </summary>
    public static JsonObject Merge(IEnumerable<JsonObject> alternatives) =>
        alternatives.Select(schema => schema.DeepClone().AsObject()).Aggregate(Merge);

    private static JsonObject Merge(JsonObject one, JsonObject other)
    {
        var merged = new JsonObject();
        foreach (var name in one.Concat(other).Select(word => word.Key).Distinct())
        {
            if (MergeWord(name, one[name], other[name]) is { } value)
            {
                merged[name] = value;
            }
        }

        return merged;
    }

    private static JsonNode? MergeWord(string name, JsonNode? one, JsonNode? other) => (name, one, other) switch
    {
        ("properties", JsonObject first, JsonObject second) => MergeMembers(first, second),
        ("items", JsonObject first, JsonObject second) => Merge(first, second),
        ("required", JsonArray first, JsonArray second) => Clone(first.Where(value => Contains(second, value))),
        ("enum", JsonArray first, JsonArray second) => Clone(first.Concat(second.Where(value => !Contains(first, value)))),
        _ => JsonNode.DeepEquals(one, other) ? one?.DeepClone() : null,
    };

    private static JsonObject MergeMembers(JsonObject one, JsonObject other) => new(one.Concat(other).Select(member => member.Key)
        .Distinct()
        .Select(name => KeyValuePair.Create(name, (one[name], other[name]) switch
        {
            (JsonObject first, JsonObject second) => (JsonNode?)Merge(first, second),
            var (first, second) => (first ?? second)?.DeepClone(),
        })));

    private static JsonArray? Clone(IEnumerable<JsonNode?> values) =>
        values.Select(value => value?.DeepClone()).ToArray() is { Length: > 0 } cloned ? new(cloned) : null;

    private static bool Contains(JsonArray values, JsonNode? value) => values.Any(other => JsonNode.DeepEquals(other, value));
}
