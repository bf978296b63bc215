using System.Text.Json;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Http;

/// <summary>One request and what came back.</summary>
/// <param name="Request">The request.</param>
/// <param name="Url">Where it went.</param>
/// <param name="Sent">The credentials that went with it, by header.</param>
/// <param name="Status">HTTP status; null when the connection ended without an answer.</param>
/// <param name="Headers">Headers of the answer.</param>
/// <param name="Body">Body of the answer.</param>
/// <param name="TransportError">Why there is no answer, or null.</param>
/// <param name="Elapsed">How long it took.</param>
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
    private const string LoneSurrogate = "the body is no JSON: an escape stands for half a surrogate pair";
    private static readonly JsonDocumentOptions s_strict = new() { AllowDuplicateProperties = false };
    private static readonly string[] s_wrappers = ["error", "badrequest", "itemNotFound"];

    private readonly Lazy<(JsonElement? Value, string? Problem)> _json = new(() => Parse(Body));

    /// <summary>The body, or null where it is no JSON.</summary>
    public JsonElement? Json => _json.Value.Value;

    /// <summary>Why the body is no JSON, or null.</summary>
    public string? JsonProblem => _json.Value.Problem;

    /// <summary>The error code, in whichever of the documented places it stands.</summary>
    public string? ErrorCode => ErrorPart("code", "error_code");

    /// <summary>The error message, in whichever of the documented places it stands.</summary>
    public string? ErrorMessage => ErrorPart("message", "error_msg");

    private string? ErrorPart(string inside, string atTop)
    {
        if (Json is not { ValueKind: JsonValueKind.Object } body)
        {
            return null;
        }

        foreach (var wrapper in s_wrappers)
        {
            if (body.TryGetProperty(wrapper, out var error) && error.ValueKind is JsonValueKind.Object && error.TryGetProperty(inside, out var found))
            {
                return ReadText(found);
            }
        }

        return body.TryGetProperty(atTop, out var top) ? ReadText(top) : null;
    }

    // A job that went well says that its error code is null.
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
            // The parser reads the names to see whether one is there twice.
            return (null, LoneSurrogate);
        }
        catch (JsonException exception)
        {
            return (null, body.Length == 0 ? "the body is empty" : $"the body is no JSON: {exception.Message}");
        }
    }
}
