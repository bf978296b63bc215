using System.Text.Json;

namespace SdrsMock.Conformance.Play;

/// <summary>JSON values as testers write them in cells.</summary>
internal static class JsonText
{
    public static string Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Null or JsonValueKind.Undefined => "null",
        _ => value.GetRawText(),
    };

    /// <summary>Whether a text is JSON that stands for more than one word: an array, an object or a quoted string.</summary>
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
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
