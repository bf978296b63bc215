using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SdrsMock.Conformance.Play;

namespace SdrsMock.Conformance.Targets;

/// <summary>Signs calls as Huawei's SDKs do: SDK-HMAC-SHA256.</summary>
internal static class RequestSigner
{
    private const string Algorithm = "SDK-HMAC-SHA256";

    /// <summary>The headers that go with the call, the signature among them.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Sign(Request request, AccessKeys keys, string authority, string? project, DateTimeOffset now)
    {
        var date = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var added = new List<KeyValuePair<string, string>> { new("X-Sdk-Date", date) };
        if (project is not null)
        {
            added.Add(new("X-Project-Id", project));
        }

        if (keys.SecurityToken is { } temporary)
        {
            added.Add(new("X-Security-Token", temporary));
        }

        // Sorted, as the Python and Node SDKs sign. What a proxy may change on the way, such as Accept, stays unsigned.
        var signed = added.Append(new("Host", authority)).Concat(request.Headers.Where(header => header is { Key: "Content-Type", Value.Length: > 0 }))
            .Select(header => (Name: header.Key.ToLowerInvariant(), Value: header.Value.Trim()))
            .OrderBy(header => header.Name, StringComparer.Ordinal)
            .ToList();
        var names = string.Join(';', signed.Select(header => header.Name));
        var lines = string.Concat(signed.Select(header => $"{header.Name}:{header.Value}\n"));
        var (path, query) = request.Path.Split('?', 2) is [var before, var behind] ? (before, behind) : (request.Path, "");
        var canonical = $"{request.Method}\n{CanonicalPath(path)}\n{CanonicalQuery(query)}\n{lines}\n{names}\n{Hash(request.BodyBytes ?? [])}";
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(keys.SecretKey), Encoding.UTF8.GetBytes($"{Algorithm}\n{date}\n{Hash(Encoding.UTF8.GetBytes(canonical))}"));
        added.Add(new("Authorization", $"{Algorithm} Access={keys.AccessKey}, SignedHeaders={names}, Signature={Convert.ToHexStringLower(signature)}"));
        return added;
    }

    // Decoded, encoded again segment by segment, and closed with a slash: all shipping signers agree on that.
    private static string CanonicalPath(string path)
    {
        var encoded = string.Join('/', path.Split('/').Select(segment => Uri.EscapeDataString(Uri.UnescapeDataString(segment))));
        return encoded.EndsWith('/') ? encoded : $"{encoded}/";
    }

    private static string CanonicalQuery(string query) => string.Join('&', query.Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .Select(pair => $"{Encoded(pair[0])}={(pair.Length > 1 ? Encoded(pair[1]) : "")}")
        .Order(StringComparer.Ordinal));

    private static string Encoded(string text) => Uri.EscapeDataString(Uri.UnescapeDataString(text.Replace('+', ' ')));

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
