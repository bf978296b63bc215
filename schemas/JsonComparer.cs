using System.Text.Json;

namespace SdrsMock.Schemas;

/// <summary>Finds the places at which two JSON values differ. Safe for concurrent use if the delegate is.</summary>
internal sealed class JsonComparer
{
    private const string Id = "id";

    /// <summary>Whether two texts count as equal; by default if they are the same.</summary>
    public Func<string, string, bool> AreEqual { get; init; } = string.Equals;

    /// <summary>
    /// Whether the items of an array are paired by their member <c>id</c>, where all items have one of their own: <c>pairs[4f…].status</c>.
    /// Other arrays are compared by position: those of the same length item by item, with this option also the common part of others.
    /// </summary>
    public bool PairsById { get; init; }

    /// <summary>Compares two values.</summary>
    public IEnumerable<JsonDifference> Compare(JsonElement left, JsonElement right) => Compare(left, right, "");

    private IEnumerable<JsonDifference> Compare(JsonElement left, JsonElement right, string path) =>
        (left.ValueKind, right.ValueKind) switch
        {
            (JsonValueKind.Object, JsonValueKind.Object) =>
                Compare(GetMembers(left), GetMembers(right), name => path.Length == 0 ? name : $"{path}.{name}"),
            (JsonValueKind.Array, JsonValueKind.Array) => CompareArrays(left, right, path),
            (JsonValueKind.String, JsonValueKind.String) =>
                AreEqual(left.GetString()!, right.GetString()!) ? [] : [new(path, left, right)],
            _ => JsonElement.DeepEquals(left, right) ? [] : [new(path, left, right)],
        };

    private IEnumerable<JsonDifference> CompareArrays(JsonElement left, JsonElement right, string path)
    {
        if (PairsById && FindIds(left) is { } leftIds && FindIds(right) is { } rightIds)
        {
            return Compare(leftIds, rightIds, id => $"{path}[{id}]");
        }

        return PairsById || left.GetArrayLength() == right.GetArrayLength()
            ? Compare(GetItems(left), GetItems(right), position => $"{path}[{position}]")
            : [new(path, left, right)];
    }

    private IEnumerable<JsonDifference> Compare<TKey>(
        OrderedDictionary<TKey, JsonElement> left, OrderedDictionary<TKey, JsonElement> right, Func<TKey, string> path)
        where TKey : notnull
    {
        foreach (var (key, leftValue) in left)
        {
            if (!right.TryGetValue(key, out var rightValue))
            {
                yield return new(path(key), leftValue, null);
                continue;
            }

            foreach (var difference in Compare(leftValue, rightValue, path(key)))
            {
                yield return difference;
            }
        }

        foreach (var (key, rightValue) in right)
        {
            if (!left.ContainsKey(key))
            {
                yield return new(path(key), null, rightValue);
            }
        }
    }

    // The last of several members with the same name counts, as for most readers.
    private static OrderedDictionary<string, JsonElement> GetMembers(JsonElement value)
    {
        var members = new OrderedDictionary<string, JsonElement>();
        foreach (var member in value.EnumerateObject())
        {
            members[member.Name] = member.Value;
        }

        return members;
    }

    private static OrderedDictionary<int, JsonElement> GetItems(JsonElement array) =>
        new(array.EnumerateArray().Select((item, position) => KeyValuePair.Create(position, item)));

    private static OrderedDictionary<string, JsonElement>? FindIds(JsonElement array)
    {
        var byId = new OrderedDictionary<string, JsonElement>();
        return array.EnumerateArray().All(item => item.ValueKind is JsonValueKind.Object && item.TryGetProperty(Id, out var id)
            && id.ValueKind is JsonValueKind.String && byId.TryAdd(id.GetString()!, item)) ? byId : null;
    }
}
