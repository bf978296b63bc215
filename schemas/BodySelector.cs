using System.Text.Json;

namespace SdrsMock.Schemas;

/// <summary>What in a body picks one of several operations that share a method and a path.</summary>
/// <param name="Key">A member that must be there.</param>
/// <param name="Value">The text it must have, or null when its presence is enough.</param>
public sealed record BodySelector(string Key, string? Value)
{
    /// <summary>Reads <c>start-server-group</c> or <c>action=create</c>.</summary>
    public static BodySelector Parse(string text) => text.Split('=', 2) is [var key, var value] ? new(key, value) : new(text, null);

    /// <summary>Whether the body picks it.</summary>
    public bool Matches(JsonElement body) =>
        body.ValueKind is JsonValueKind.Object
        && body.TryGetProperty(Key, out var found)
        && (Value is null || (found.ValueKind is JsonValueKind.String && found.GetString() == Value));
}
