using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SdrsMock.Client.Authentication;

/// <summary>Signs calls as Huawei's SDKs do: SDK-HMAC-SHA256.</summary>
public static class RequestSigner
{
    private const string Algorithm = "SDK-HMAC-SHA256";

    /// <summary>The headers that go with the call, the signature among them.</summary>
    /// <param name="call">The call.</param>
    /// <param name="keys">The keys to sign with.</param>
    /// <param name="now">The time; the service refuses one that is more than 15 minutes away from its own.</param>
    public static IReadOnlyList<KeyValuePair<string, string>> Sign(SignableRequest call, AccessKeys keys, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(keys);
        var date = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var added = new List<KeyValuePair<string, string>> { new("X-Sdk-Date", date) };
        if (call.ProjectId is { } project)
        {
            added.Add(new("X-Project-Id", project));
        }

        if (keys.SecurityToken is { } temporary)
        {
            added.Add(new("X-Security-Token", temporary));
        }

        // Sorted, as the Python and Node SDKs sign. What a proxy may change on the way, such as Accept, stays unsigned.
        var signed = added.Append(new("Host", call.Authority)).Concat(
            call.ContentType is { Length: > 0 } type ? [new("Content-Type", type)] : [])
            .Select(header => (Name: header.Key.ToLowerInvariant(), Value: header.Value.Trim()))
            .OrderBy(header => header.Name, StringComparer.Ordinal)
            .ToList();
        var names = string.Join(';', signed.Select(header => header.Name));
        var lines = string.Concat(signed.Select(header => $"{header.Name}:{header.Value}\n"));
        var (path, query) = call.PathAndQuery.Split('?', 2) is [var before, var behind] ? (before, behind) : (call.PathAndQuery, "");
        var canonical = $"{call.Method}\n{CanonicalPath(path)}\n{CanonicalQuery(query)}\n{lines}\n{names}\n{Hash(call.Body.Span)}";
        var signature = HMACSHA256.HashData(
            Encoding.UTF8.GetBytes(keys.SecretKey),
            Encoding.UTF8.GetBytes($"{Algorithm}\n{date}\n{Hash(Encoding.UTF8.GetBytes(canonical))}"));
        added.Add(
            new(
                "Authorization",
                $"{Algorithm} Access={keys.AccessKey}, SignedHeaders={names}, Signature={Convert.ToHexStringLower(signature)}"));
        return added;
    }

    // Decoded, encoded again segment by segment, and closed with a slash: all shipping signers agree on that.
    private static string CanonicalPath(string path)
    {
        var encoded = string.Join('/', path.Split('/').Select(segment => Uri.EscapeDataString(Uri.UnescapeDataString(segment))));
        return encoded.EndsWith('/') ? encoded : $"{encoded}/";
    }

    // Sorted by name and then by value before they are encoded.
    private static string CanonicalQuery(string query) => string.Join('&', query.Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .Select(pair => (Name: Decoded(pair[0]), Value: pair.Length > 1 ? Decoded(pair[1]) : ""))
        .OrderBy(pair => pair.Name, StringComparer.Ordinal).ThenBy(pair => pair.Value, StringComparer.Ordinal)
        .Select(pair => $"{Uri.EscapeDataString(pair.Name)}={Uri.EscapeDataString(pair.Value)}"));

    private static string Decoded(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
