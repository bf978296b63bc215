using System.Text.Json;

namespace SdrsMock.Engine;

/// <summary>A JSON object of a call, after its schema has been satisfied. What is absent or null reads as null.</summary>
internal readonly struct Body(JsonElement element)
{
    /// <summary>The object itself; undefined when the call had no body.</summary>
    public JsonElement Element => element;

    /// <summary>The object under a member; an empty one when it is absent.</summary>
    public Body Under(string member) => new(Find(member) ?? default);

    public string? Text(string member) => Find(member) is { ValueKind: JsonValueKind.String } found ? found.GetString() : null;

    public bool Flag(string member) => Find(member) is { ValueKind: JsonValueKind.True };

    /// <summary>A number, its decimals cut off.</summary>
    public long? Number(string member) => Find(member) is { ValueKind: JsonValueKind.Number } found ? (long)Math.Clamp(found.GetDouble(), long.MinValue, long.MaxValue) : null;

    /// <summary>The objects of an array; none when it is absent.</summary>
    public IReadOnlyList<Body> List(string member) =>
        Find(member) is { ValueKind: JsonValueKind.Array } found ? [.. found.EnumerateArray().Select(item => new Body(item))] : [];

    /// <summary>The texts of an array; none when it is absent.</summary>
    public IReadOnlyList<string> Texts(string member) =>
        Find(member) is { ValueKind: JsonValueKind.Array } found ? [.. found.EnumerateArray().Select(item => item.GetString()!)] : [];

    public bool Has(string member) => Find(member) is not null;

    private JsonElement? Find(string member) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(member, out var found) && found.ValueKind is not JsonValueKind.Null ? found : null;
}
