using System.Text.Json;
using System.Text.Unicode;

namespace SdrsMock.Engine;

/// <summary>A request as it came in, free of any web framework.</summary>
internal sealed class ApiRequest
{
    public required string Id { get; init; }

    public required string Method { get; init; }

    /// <summary>The method on the request line, which a signature covers; HEAD is served as GET.</summary>
    public string SentMethod { get => field ?? Method; init; }

    /// <summary>The path as it stood on the request line, still encoded.</summary>
    public required string RawPath { get; init; }

    /// <summary>What stood behind the question mark, still encoded.</summary>
    public required string RawQuery { get; init; }

    /// <summary>The value of a header, or null. Several values are joined by a comma.</summary>
    public required Func<string, string?> Header { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Whether the body went past the 12 MB that the gateway takes; it was not read to its end.</summary>
    public bool BodyTooLarge { get; init; }

    /// <summary>Scheme and authority that the caller used.</summary>
    public required BaseUrl BaseUrl { get; init; }

    /// <summary>The query parameters, decoded, in the order they were sent.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Query => field ??= Parse(RawQuery);

    private static KeyValuePair<string, string>[] Parse(string query) =>
        query.Length == 0 ? [] : [.. query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(ParsePair)];

    private static KeyValuePair<string, string> ParsePair(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? new(Decode(text), "") : new(Decode(text[..equals]), Decode(text[(equals + 1)..]));
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}

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
