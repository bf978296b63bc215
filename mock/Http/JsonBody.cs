using System.Text.Json;
using SdrsMock.Schemas;

namespace SdrsMock.Http;

/// <summary>A JSON object of a request that satisfies its schema. Absent members and null read as null.</summary>
/// <param name="element">The object; undefined when the request had no body.</param>
/// <param name="schema">The members that the edition has: a member of another edition reads as absent. Null where there is no
/// schema.</param>
internal readonly struct JsonBody(JsonElement element, CompiledSchema? schema = null)
{
    /// <summary>The object.</summary>
    public JsonElement Element => element;

    /// <summary>The object in a member; an empty one when it is absent.</summary>
    public JsonBody GetObject(string member) => new(Find(member) ?? default, schema?[member]);

    public string? GetString(string member) => Find(member) is { ValueKind: JsonValueKind.String } found ? found.GetString() : null;

    /// <summary>A string that the schema requires.</summary>
    /// <exception cref="InvalidOperationException">The member is missing or no string; the schema does not require it.</exception>
    public string GetRequiredString(string member) =>
        GetString(member) ?? throw new InvalidOperationException($"the request has no {member}; the schema does not require it");

    public bool GetBoolean(string member) => Find(member) is { ValueKind: JsonValueKind.True };

    /// <summary>An integer; decimals are truncated.</summary>
    public long? GetNumber(string member) =>
        Find(member) is { ValueKind: JsonValueKind.Number } found ? (long)Math.Clamp(found.GetDouble(), long.MinValue, long.MaxValue)
            : null;

    /// <summary>An integer that the schema requires.</summary>
    /// <exception cref="InvalidOperationException">The member is missing or no number; the schema does not require it.</exception>
    public long GetRequiredNumber(string member) =>
        GetNumber(member) ?? throw new InvalidOperationException($"the request has no {member}; the schema does not require it");

    /// <summary>The objects of an array; empty when it is absent.</summary>
    public IReadOnlyList<JsonBody> GetArray(string member)
    {
        if (Find(member) is not { ValueKind: JsonValueKind.Array } found)
        {
            return [];
        }

        var (items, bodies) = (schema?[member]?.Items, new List<JsonBody>(found.GetArrayLength()));
        foreach (var item in found.EnumerateArray())
        {
            bodies.Add(new(item, items));
        }

        return bodies;
    }

    /// <summary>The strings of an array; empty when it is absent.</summary>
    public IReadOnlyList<string> GetStrings(string member) =>
        Find(member) is { ValueKind: JsonValueKind.Array } found ? [.. found.EnumerateArray().Select(item => item.GetString()!)] : [];

    public bool Has(string member) => Find(member) is not null;

    private JsonElement? Find(string member) =>
        element.ValueKind is JsonValueKind.Object && (schema is null || schema[member] is not null)
        && element.TryGetProperty(member, out var found) && found.ValueKind is not JsonValueKind.Null ? found : null;
}
