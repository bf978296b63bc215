using System.Text.Json;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Http;

/// <summary>One request and its response.</summary>
/// <param name="Request">The request.</param>
/// <param name="Url">The full URL.</param>
/// <param name="Sent">The credential headers that were added.</param>
/// <param name="Status">HTTP status; null if the connection ended without a response.</param>
/// <param name="Headers">Response headers.</param>
/// <param name="Body">Response body.</param>
/// <param name="TransportError">Why there is no response, or null.</param>
/// <param name="Elapsed">The duration.</param>
internal sealed record HttpExchange(
    HttpRequestSpec Request,
    string Url,
    IReadOnlyList<KeyValuePair<string, string>> Sent,
    int? Status,
    IReadOnlyDictionary<string, string> Headers,
    string Body,
    string? TransportError,
    TimeSpan Elapsed)
{
    private const string LoneSurrogate = "the body is not valid JSON: an escape encodes half a surrogate pair";
    private static readonly JsonDocumentOptions s_strict = new() { AllowDuplicateProperties = false };
    private static readonly string[] s_wrappers = ["error", "badrequest", "itemNotFound"];

    private readonly Lazy<(JsonElement? Value, string? Problem)> _json = new(() => Parse(Body));

    /// <summary>Why the bytes of the body are not valid UTF-8, or null. The body then contains replacement characters.</summary>
    public string? EncodingProblem { get; init; }

    /// <summary>The body, or null if it is not valid JSON.</summary>
    public JsonElement? Json => _json.Value.Value;

    /// <summary>Why the body is not valid JSON, or null.</summary>
    public string? JsonProblem => EncodingProblem ?? _json.Value.Problem;

    /// <summary>The error code, from any of the documented places.</summary>
    public string? ErrorCode => ErrorPart("code", "error_code");

    /// <summary>The error message, from any of the documented places.</summary>
    public string? ErrorMessage => ErrorPart("message", "error_msg");

    private string? ErrorPart(string inside, string atTop)
    {
        if (Json is not { ValueKind: JsonValueKind.Object } body)
        {
            return null;
        }

        foreach (var wrapper in s_wrappers)
        {
            if (body.TryGetProperty(wrapper, out var error) && error.ValueKind is JsonValueKind.Object
                && error.TryGetProperty(inside, out var found))
            {
                return ReadText(found);
            }
        }

        return body.TryGetProperty(atTop, out var top) ? ReadText(top) : null;
    }

    // The error code of a successful job is null.
    private static string? ReadText(JsonElement value) => value.ValueKind is JsonValueKind.Null ? null : JsonText.Format(value);

    private static (JsonElement?, string?) Parse(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, s_strict);
            return JsonText.IsReadable(document.RootElement, body) ? (document.RootElement.Clone(), null) : (null, LoneSurrogate);
        }
        catch (InvalidOperationException)
        {
            // The parser reads the names to detect duplicates.
            return (null, LoneSurrogate);
        }
        catch (JsonException exception)
        {
            return (null, body.Length == 0 ? "the body is empty" : $"the body is not valid JSON: {exception.Message}");
        }
    }
}
