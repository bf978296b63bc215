using System.Text.Json;
using System.Text.Unicode;

namespace SdrsMock.Http;

/// <summary>Parses bodies strictly, as the service does.</summary>
internal static class StrictJson
{
    private const string LoneSurrogate = "an escape sequence is half of a surrogate pair";

    private static readonly JsonDocumentOptions s_options = new() { AllowDuplicateProperties = false, MaxDepth = 64 };

    /// <summary>The document, or null when the bytes are not one JSON value.</summary>
    public static JsonDocument? Parse(ReadOnlyMemory<byte> bytes, out string? problem)
    {
        try
        {
            // Some editors and shells write a byte order mark in front of the body.
            var document = JsonDocument.Parse(bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes, s_options);
            problem = !Utf8.IsValid(bytes.Span) ? "a string is not UTF-8"
                : IsUnicode(bytes.Span, document.RootElement) ? null : LoneSurrogate;
            if (problem is null)
            {
                return document;
            }

            document.Dispose();
        }
        catch (JsonException exception)
        {
            problem = exception.Message;
        }
        catch (InvalidOperationException)
        {
            // Thrown while member names are read to find duplicates.
            problem = LoneSurrogate;
        }

        return null;
    }

    // The parser accepts \ud800 and invalid UTF-8 and throws when the string is read. Few bodies contain an escape sequence.
    private static bool IsUnicode(ReadOnlySpan<byte> bytes, JsonElement root)
    {
        try
        {
            return bytes.IndexOf("\\u"u8) < 0 || IsReadable(root);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static bool IsReadable(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().All(member => member.Name is not null && IsReadable(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().All(IsReadable),
        JsonValueKind.String => element.GetString() is not null,
        _ => true,
    };
}
