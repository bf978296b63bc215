using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SdrsMock.Client.Authentication;

/// <summary>Signs requests as Huawei's SDKs do (SDK-HMAC-SHA256). Thread-safe.</summary>
public static class RequestSigner
{
    private const string Algorithm = "SDK-HMAC-SHA256";

    /// <summary>Computes the headers to add to a request, including the signature.</summary>
    /// <param name="request">The parts of the request that are signed.</param>
    /// <param name="keys">The access key and its secret key.</param>
    /// <param name="now">
    /// The date of the signature. The service rejects a date that differs from its own clock by more than 15 minutes.
    /// </param>
    /// <returns>Names and values of the headers.</returns>
    public static IReadOnlyList<KeyValuePair<string, string>> Sign(SignableRequest request, AccessKeys keys, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(keys);
        var date = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var added = new List<KeyValuePair<string, string>> { new("X-Sdk-Date", date) };
        if (request.ProjectId is { } project)
        {
            added.Add(new("X-Project-Id", project));
        }

        if (keys.SecurityToken is { } temporary)
        {
            added.Add(new("X-Security-Token", temporary));
        }

        // Sorted, as the Python and Node SDKs sign. Headers that a proxy may change, such as Accept, are not signed.
        var signed = added.Append(new("Host", request.Authority)).Concat(
            request.ContentType is { Length: > 0 } type ? [new("Content-Type", type)] : [])
            .Select(header => (Name: header.Key.ToLowerInvariant(), Value: header.Value.Trim()))
            .OrderBy(header => header.Name, StringComparer.Ordinal)
            .ToList();
        var names = string.Join(';', signed.Select(header => header.Name));
        var lines = string.Concat(signed.Select(header => $"{header.Name}:{header.Value}\n"));
        var (path, query) = request.PathAndQuery.Split('?', 2) is [var before, var behind] ? (before, behind) : (request.PathAndQuery, "");
        var canonical = $"{request.Method}\n{CanonicalPath(path)}\n{CanonicalQuery(query)}\n{lines}\n{names}\n{Hash(request.Body.Span)}";
        var signature = HMACSHA256.HashData(
            Encoding.UTF8.GetBytes(keys.SecretKey),
            Encoding.UTF8.GetBytes($"{Algorithm}\n{date}\n{Hash(Encoding.UTF8.GetBytes(canonical))}"));
        added.Add(
            new(
                "Authorization",
                $"{Algorithm} Access={keys.AccessKey}, SignedHeaders={names}, Signature={ToHex(signature)}"));
        return added;
    }

    // Decoded, encoded again segment by segment, and ended with a slash, as in all published SDKs.
    private static string CanonicalPath(string path)
    {
        var encoded = string.Join('/', path.Split('/').Select(segment => Uri.EscapeDataString(Uri.UnescapeDataString(segment))));
        return encoded.EndsWith('/') ? encoded : $"{encoded}/";
    }

    // Sorted by name and then by value before encoding.
    private static string CanonicalQuery(string query) => string.Join('&', query.Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .Select(pair => (Name: Decode(pair[0]), Value: pair.Length > 1 ? Decode(pair[1]) : ""))
        .OrderBy(pair => pair.Name, StringComparer.Ordinal).ThenBy(pair => pair.Value, StringComparer.Ordinal)
        .Select(pair => $"{Uri.EscapeDataString(pair.Name)}={Uri.EscapeDataString(pair.Value)}"));

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    private static string Hash(ReadOnlySpan<byte> bytes) => ToHex(SHA256.HashData(bytes));

    private static string ToHex(byte[] bytes) =>
#if NET9_0_OR_GREATER
        Convert.ToHexStringLower(bytes);
#else
        string.Concat(bytes.Select(value => value.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
#endif
}
