using System.Text.Json;

namespace SdrsMock.Conformance.Scenarios;

/// <summary>Converts JSON values to and from the text of cells.</summary>
internal static class JsonText
{
    public static string Format(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Null or JsonValueKind.Undefined => "null",
        _ => value.GetRawText(),
    };

    /// <summary>A member of an object as text; null if the member is missing or the value is not an object.</summary>
    public static string? Member(JsonElement? value, string name) =>
        value is { ValueKind: JsonValueKind.Object } body && body.TryGetProperty(name, out var member)
        && member.ValueKind is not JsonValueKind.Null
            ? Format(member)
            : null;

    /// <summary>Whether all strings in a value can be read: the parser accepts \ud800 and throws only when it is read.</summary>
    /// <param name="value">The value.</param>
    /// <param name="text">The text that it was parsed from.</param>
    public static bool IsReadable(JsonElement value, string text)
    {
        try
        {
            // Few texts contain an escape.
            return !text.Contains("\\u", StringComparison.Ordinal) || IsReadable(value);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static bool IsReadable(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().All(member => member.Name is not null && IsReadable(member.Value)),
        JsonValueKind.Array => value.EnumerateArray().All(IsReadable),
        JsonValueKind.String => value.GetString() is not null,
        _ => true,
    };

    /// <summary>Whether a text is a JSON array, object or quoted string.</summary>
    public static bool TryParse(string text, out JsonElement value)
    {
        value = default;
        if (text is not ['[' or '{' or '"', ..])
        {
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            value = document.RootElement.Clone();
            return IsReadable(value, text);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
