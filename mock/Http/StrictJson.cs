using System.Text.Json;
using System.Text.Unicode;

namespace SdrsMock.Http;

/// <summary>How a body is parsed: strictly, since the service is strict.</summary>
internal static class StrictJson
{
    private const string LoneSurrogate = "an escape stands for half a surrogate pair";

    private static readonly JsonDocumentOptions s_options = new() { AllowDuplicateProperties = false, MaxDepth = 64 };

    /// <summary>The document, or null when the bytes are not one JSON value.</summary>
    public static JsonDocument? Parse(ReadOnlyMemory<byte> bytes, out string? problem)
    {
        try
        {
            // Some editors and shells put a byte order mark before what they send.
            var document = JsonDocument.Parse(bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes, s_options);
            problem = !Utf8.IsValid(bytes.Span) ? "a text is not UTF-8" : IsUnicode(bytes.Span, document.RootElement) ? null : LoneSurrogate;
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
            // Of a member's name, which is read to see whether it is there twice.
            problem = LoneSurrogate;
        }

        return null;
    }

    // The parser lets \ud800 pass, and bytes that are no UTF-8, and throws when the text is read. Few bodies hold an escape at all.
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
