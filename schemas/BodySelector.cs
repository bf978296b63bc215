using System.Text.Json;

namespace SdrsMock.Schemas;

/// <summary>Selects one of several operations that share a method and a path by a member of the request body.</summary>
/// <param name="Key">The member that must be present.</param>
/// <param name="Value">The text that the member must have, or null if its presence is enough.</param>
public sealed record BodySelector(string Key, string? Value)
{
    /// <summary>Parses a selector such as <c>start-server-group</c> or <c>action=create</c>.</summary>
    public static BodySelector Parse(string text) => text.Split('=', 2) is [var key, var value] ? new(key, value) : new(text, null);

    /// <summary>Whether the body selects the operation.</summary>
    public bool Matches(JsonElement body) =>
        body.ValueKind is JsonValueKind.Object
        && body.TryGetProperty(Key, out var found)
        && (Value is null || (found.ValueKind is JsonValueKind.String && found.GetString() == Value));
}
