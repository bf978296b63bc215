using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SdrsMock.Engine;

/// <summary>
/// Checks <c>Authorization: SDK-HMAC-SHA256 Access=…, SignedHeaders=…, Signature=…</c> as the shipping signers make it.
/// Ledger: clients.md, "Auth handshakes".
/// </summary>
internal sealed class SignatureCheck(Issuer issuer, MockClock clock)
{
    private const string Algorithm = "SDK-HMAC-SHA256";
    private const string DateFormat = "yyyyMMdd'T'HHmmss'Z'";
    private static readonly TimeSpan s_skew = TimeSpan.FromMinutes(15);

    public Refusal? Judge(ApiRequest request, string authorization)
    {
        if (Parts.Read(authorization) is not { } parts)
        {
            return Unusable("the header does not read 'SDK-HMAC-SHA256 Access=…, SignedHeaders=…, Signature=…'");
        }

        if (!Same(parts.Access, issuer.AccessKey))
        {
            return Unusable("the access key is unknown; see access_key in /__sdrs/variables");
        }

        var date = request.Header("X-Sdk-Date");
        if (!DateTimeOffset.TryParseExact(date, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var signed))
        {
            return Unusable("X-Sdk-Date is missing or not of the form 20240305T081530Z");
        }

        if ((signed - clock.Now).Duration() > s_skew && !clock.IsFrozen)
        {
            return Unusable($"X-Sdk-Date is more than {s_skew.TotalMinutes} minutes away from {Times.Zoned(clock.Now)}");
        }

        var canonical = CanonicalRequest(request, parts.SignedHeaders);
        var toSign = $"{Algorithm}\n{date}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var expected = Hex(HMACSHA256.HashData(Encoding.UTF8.GetBytes(issuer.SecretKey), Encoding.UTF8.GetBytes(toSign)));
        return Same(parts.Signature, expected) ? null : Unusable($"the signature differs; canonical request:\n{canonical}\nstring to sign:\n{toSign}");
    }

    /// <summary>The text whose hash is signed.</summary>
    internal static string CanonicalRequest(ApiRequest request, IEnumerable<string> signedHeaders)
    {
        var headers = signedHeaders.ToList();
        var lines = headers.Select(name => $"{name}:{request.Header(name)?.Trim()}\n");
        var bodyHash = request.Header("X-Sdk-Content-Sha256") ?? Hex(SHA256.HashData(request.Body.Span));
        return $"{request.Method}\n{CanonicalPath(request.RawPath)}\n{CanonicalQuery(request)}\n{string.Concat(lines)}\n{string.Join(';', headers)}\n{bodyHash}";
    }

    // Decoded, encoded again segment by segment, and closed with a slash: all shipping signers agree on that.
    private static string CanonicalPath(string rawPath)
    {
        var path = string.Join('/', rawPath.Split('/').Select(segment => Uri.EscapeDataString(Uri.UnescapeDataString(segment))));
        return path.EndsWith('/') ? path : $"{path}/";
    }

    private static string CanonicalQuery(ApiRequest request) => string.Join('&', request.Query
        .Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}")
        .Order(StringComparer.Ordinal));

    private static Refusal Unusable(string detail) => new(Errors.CredentialsUnusable, "ALL-01", "Authorization", detail);

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);

    private static bool Same(string left, string right) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right));

    private sealed record Parts(string Access, string[] SignedHeaders, string Signature)
    {
        public static Parts? Read(string header)
        {
            if (!header.StartsWith(Algorithm + " ", StringComparison.Ordinal))
            {
                return null;
            }

            var members = header[Algorithm.Length..].Split(',', StringSplitOptions.TrimEntries)
                .Select(member => member.Split('=', 2))
                .Where(member => member.Length == 2)
                .DistinctBy(member => member[0])
                .ToDictionary(member => member[0], member => member[1]);
            return members.TryGetValue("Access", out var access)
                && members.TryGetValue("SignedHeaders", out var headers)
                && members.TryGetValue("Signature", out var signature)
                ? new(access, headers.Split(';'), signature)
                : null;
        }
    }
}
