using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SdrsMock.Common;
using SdrsMock.Http;

namespace SdrsMock.Auth;

/// <summary>
/// Checks the signature of a call made with an access key (AK/SK) as the shipping signers make it, and says of a wrong
/// one what is wrong. Ledger: clients.md, "Auth handshakes".
/// </summary>
internal sealed class SignatureVerifier(CredentialIssuer issuer, MockClock clock)
{
    private const string DateFormat = "yyyyMMdd'T'HHmmss'Z'";
    private const int MaxHeaders = 32;
    private static readonly TimeSpan s_skew = TimeSpan.FromMinutes(15);

    public Rejection? Verify(ApiRequest request, string authorization)
    {
        if (SignedAuthorization.Parse(authorization) is not { } signed)
        {
            return Unusable($"the header does not read '{SignedAuthorization.Algorithm} Access=…, SignedHeaders=…, Signature=…'");
        }

        if (issuer.AccessKeys.FirstOrDefault(known => FixedTimeComparer.FixedTimeEquals(known.Id, signed.Access)) is not { } key)
        {
            return Unusable("the access key is unknown; see access_key in /__sdrs/variables");
        }

        // What is too large was not read, so nobody can tell what was signed; that it is too large is the next thing said.
        return request.BodyTooLarge ? null : FindProblem(request, signed, key) is { } flaw ? Unusable(flaw) : Compare(request, signed, key);
    }

    // What can be said without looking at the signature.
    private string? FindProblem(ApiRequest request, SignedAuthorization signed, AccessKey key)
    {
        var date = request.Header("X-Sdk-Date");
        if (!DateTimeOffset.TryParseExact(date, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
        {
            return $"X-Sdk-Date is missing or not of the form 20240305T081530Z: '{date}'";
        }

        // A signer knows its own machine's time or, within one process, the mock's.
        if (!IsNear(time, clock.Now) && !IsNear(time, clock.WallClockNow))
        {
            return $"X-Sdk-Date is {WireTimeFormat.FormatZoned(time)}, more than {s_skew.TotalMinutes} minutes away from {WireTimeFormat.FormatZoned(clock.WallClockNow)}: a wrong clock, or a local time where UTC must stand";
        }

        if (!FixedTimeComparer.FixedTimeEquals(request.Header("X-Security-Token") ?? "", key.SecurityToken ?? ""))
        {
            return key.SecurityToken is null
                ? "the access key is permanent, so X-Security-Token must not be there"
                : "the access key is temporary, and X-Security-Token is not the security_token in /__sdrs/variables";
        }

        if (signed.SignedHeaders.Count > MaxHeaders || signed.SignedHeaders.Distinct(StringComparer.OrdinalIgnoreCase).Count() < signed.SignedHeaders.Count)
        {
            return $"SignedHeaders names a header twice, or more than {MaxHeaders} of them";
        }

        if (signed.SignedHeaders.FirstOrDefault(name => request.Header(name) is null) is { } absent)
        {
            return $"SignedHeaders names '{absent}', which the call does not carry";
        }

        return request.Header(CanonicalRequest.BodyHashHeader) is { } hash && hash is not CanonicalRequest.UnsignedBody && !FixedTimeComparer.FixedTimeEquals(hash.ToLowerInvariant(), CanonicalRequest.GetBodyHash(request.Body.Span))
            ? $"{CanonicalRequest.BodyHashHeader} is not the hash of the body, which is {CanonicalRequest.GetBodyHash(request.Body.Span)}"
            : null;
    }

    private Rejection? Compare(ApiRequest request, SignedAuthorization signed, AccessKey key)
    {
        var canonical = CanonicalRequest.Create(request, signed.SignedHeaders);
        var toSign = TextToSign(request, signed, canonical);
        if (FixedTimeComparer.FixedTimeEquals(signed.Signature, Sign(toSign, signed, key)))
        {
            return null;
        }

        var cause = FixedTimeComparer.FixedTimeEquals(signed.Signature.ToLowerInvariant(), Sign(toSign, signed, key)) ? "the signature must be in lower case"
            : issuer.AccessKeys.Any(other => FixedTimeComparer.FixedTimeEquals(signed.Signature, Sign(toSign, signed, other))) ? "it was made with the secret of another access key"
            : SignatureDiagnostics.FindLikelyCauses(request, canonical).FirstOrDefault(slip => FixedTimeComparer.FixedTimeEquals(signed.Signature, Sign(TextToSign(request, signed, slip.Signed), signed, key))) is { Signed: { } what } slip
                ? $"{slip.Cause}; first difference in {SignatureDiagnostics.FirstDifference(what, canonical)}"
                : "none of the usual slips; what remains is another secret key, or something on the way that changed the body or a signed header";
        return Unusable($"the signature differs. Likely cause: {cause}.\nThe canonical request must be:\n{canonical.ToRedactedString}\nand the string to sign:\n{toSign}");
    }

    private static string TextToSign(ApiRequest request, SignedAuthorization signed, CanonicalRequest canonical) =>
        $"{SignedAuthorization.Algorithm}\n{request.Header("X-Sdk-Date")}\n{(signed.Scope is { } scope ? $"{scope}\n" : "")}{canonical.Hash}";

    // Signed with the secret as it is, or with what a credential's scope makes of it part by part.
    private static string Sign(string text, SignedAuthorization signed, AccessKey key)
    {
        var secret = signed.Scope is { } scope
            ? scope.Split('/').Aggregate(Encoding.UTF8.GetBytes($"SDK{key.Secret}"), (derived, part) => HMACSHA256.HashData(derived, Encoding.UTF8.GetBytes(part)))
            : Encoding.UTF8.GetBytes(key.Secret);
        return Convert.ToHexStringLower(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(text)));
    }

    private static bool IsNear(DateTimeOffset time, DateTimeOffset other) => (time - other).Duration() <= s_skew;

    private static Rejection Unusable(string detail) => new(Errors.CredentialsUnusable, "ALL-01", "Authorization", detail);
}
