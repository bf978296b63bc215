using System.Security.Cryptography;
using System.Text;
using SdrsMock.Http;

namespace SdrsMock.Auth;

/// <summary>
/// The canonical request: the text that an AK/SK signature covers. The format is the one that shipping signers share for
/// path, query, headers and body; see schemas/notes/clients.md, "Auth handshakes".
/// </summary>
internal sealed record CanonicalRequest(
    string Method, string Path, string Query, IReadOnlyList<KeyValuePair<string, string>> Headers, string BodyHash)
{
    /// <summary>The header that gives the hash of the body.</summary>
    public const string BodyHashHeader = "X-Sdk-Content-Sha256";

    /// <summary>The value used instead of the hash if the body is not signed.</summary>
    public const string UnsignedBody = "UNSIGNED-PAYLOAD";

    /// <summary>Creates the canonical request from a request and the names of its signed headers, in the signer's order.</summary>
    public static CanonicalRequest Create(ApiRequest request, IReadOnlyList<string> signedHeaders) => new(
        request.SentMethod,
        FormatPath(request.RawPath),
        FormatQuery(request.Query.OrderBy(pair => pair.Key, StringComparer.Ordinal).ThenBy(pair => pair.Value, StringComparer.Ordinal)),
        [.. signedHeaders.Select(name => KeyValuePair.Create(name, request.Header(name)?.Trim() ?? ""))],
        request.Header(BodyHashHeader) ?? GetBodyHash(request.Body.Span));

    /// <summary>
    /// Encodes a query in the given order. Callers sort decoded names and values, because <c>=</c> would change the order of
    /// encoded ones.
    /// </summary>
    public static string FormatQuery(IEnumerable<KeyValuePair<string, string>> query) =>
        string.Join('&', query.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"));

    /// <summary>The SHA-256 hash in lower-case hex.</summary>
    public static string GetBodyHash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>The hash of the canonical request, in lower-case hex.</summary>
    public string Hash => GetBodyHash(Encoding.UTF8.GetBytes(ToString()));

    public override string ToString() => Write(Headers);

    /// <summary>The text without secrets, for the journal.</summary>
    public string ToRedactedString => Write(
        [.. Headers.Select(header => IsSecret(header.Key) ? KeyValuePair.Create(header.Key, "(not shown)") : header)]);

    private string Write(IEnumerable<KeyValuePair<string, string>> headers) =>
        string.Join(
            '\n',
            Method,
            Path,
            Query,
            string.Concat(headers.Select(header => $"{header.Key}:{header.Value}\n")),
            string.Join(';', Headers.Select(header => header.Key)),
            BodyHash);

    // Decoded as a whole and encoded again, so that an encoded slash becomes a slash; with a trailing slash.
    private static string FormatPath(string rawPath)
    {
        var path = string.Join('/', Uri.UnescapeDataString(rawPath).Split('/').Select(Uri.EscapeDataString));
        return path.EndsWith('/') ? path : $"{path}/";
    }

    private static bool IsSecret(string header) => header.ToUpperInvariant()
        is "X-SECURITY-TOKEN" or "X-AUTH-TOKEN" or "X-SUBJECT-TOKEN" or "X-ADMIN-TOKEN" or "AUTHORIZATION" or "COOKIE";
}
