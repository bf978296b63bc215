using System.Security.Cryptography;
using System.Text;
using SdrsMock.Http;

namespace SdrsMock.Auth;

/// <summary>
/// The text of a call that a signer signs, part by part. One form fits what the shipping signers make of path, query,
/// headers and body. Ledger: clients.md, "Auth handshakes".
/// </summary>
internal sealed record CanonicalRequest(string Method, string Path, string Query, IReadOnlyList<KeyValuePair<string, string>> Headers, string BodyHash)
{
    public const string BodyHashHeader = "X-Sdk-Content-Sha256";

    /// <summary>What stands for the hash of a body that is left out of the signature.</summary>
    public const string UnsignedBody = "UNSIGNED-PAYLOAD";

    /// <summary>Of a call and the names of its signed headers, in the signer's order.</summary>
    public static CanonicalRequest Create(ApiRequest request, IReadOnlyList<string> signedHeaders) => new(
        request.SentMethod,
        FormatPath(request.RawPath),
        FormatQuery(request.Query.OrderBy(pair => pair.Key, StringComparer.Ordinal).ThenBy(pair => pair.Value, StringComparer.Ordinal)),
        [.. signedHeaders.Select(name => KeyValuePair.Create(name, request.Header(name)?.Trim() ?? ""))],
        request.Header(BodyHashHeader) ?? GetBodyHash(request.Body.Span));

    /// <summary>The query in the order given. The sort is by decoded names and values, since <c>=</c> would sort amid their characters.</summary>
    public static string FormatQuery(IEnumerable<KeyValuePair<string, string>> query) =>
        string.Join('&', query.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"));

    /// <summary>In lower-case hex.</summary>
    public static string GetBodyHash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public string Hash => GetBodyHash(Encoding.UTF8.GetBytes(ToString()));

    public override string ToString() => Write(Headers);

    /// <summary>The text as the journal may keep it: without secrets.</summary>
    public string ToRedactedString => Write([.. Headers.Select(header => IsSecret(header.Key) ? KeyValuePair.Create(header.Key, "(not shown)") : header)]);

    private string Write(IEnumerable<KeyValuePair<string, string>> headers) =>
        $"{Method}\n{Path}\n{Query}\n{string.Concat(headers.Select(header => $"{header.Key}:{header.Value}\n"))}\n{string.Join(';', Headers.Select(header => header.Key))}\n{BodyHash}";

    // Decoded as a whole and encoded again, so that an encoded slash counts as a slash; and closed with one.
    private static string FormatPath(string rawPath)
    {
        var path = string.Join('/', Uri.UnescapeDataString(rawPath).Split('/').Select(Uri.EscapeDataString));
        return path.EndsWith('/') ? path : $"{path}/";
    }

    private static bool IsSecret(string header) => header.ToUpperInvariant() is "X-SECURITY-TOKEN" or "X-AUTH-TOKEN" or "X-SUBJECT-TOKEN" or "X-ADMIN-TOKEN" or "AUTHORIZATION" or "COOKIE";
}
