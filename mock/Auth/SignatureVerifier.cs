using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SdrsMock.Common;
using SdrsMock.Http;

namespace SdrsMock.Auth;

/// <summary>
/// Verifies the AK/SK signature of a request, in the format of the shipping signers, and describes what is wrong with a wrong
/// one; see schemas/notes/clients.md, "Auth handshakes". Safe for concurrent use.
/// </summary>
internal sealed class SignatureVerifier(CredentialIssuer issuer, ProjectClocks clocks)
{
    private const string DateFormat = "yyyyMMdd'T'HHmmss'Z'";
    private const int MaxHeaders = 32;
    private static readonly TimeSpan s_skew = TimeSpan.FromMinutes(15);

    /// <summary>Verifies a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="authorization">Its <c>Authorization</c> header.</param>
    /// <returns>The error with its likely cause, or null if the signature is correct.</returns>
    public Rejection? Verify(ApiRequest request, string authorization)
    {
        if (SignedAuthorization.Parse(authorization) is not { } signed)
        {
            return Reject(
                Errors.SignatureWrong,
                $"the header must have the format '{SignedAuthorization.Algorithm} Access=…, SignedHeaders=…, Signature=…'");
        }

        if (issuer.FindAccessKey(signed.Access) is not { } key)
        {
            return Reject(
                Errors.AccessKeyUnknown(signed.Access), "the access key is unknown; see access_key in /__sdrs/variables");
        }

        if (request.BodyTooLarge)
        {
            // The body was not read, so its hash is unknown. The next check rejects the request because of its size.
            return null;
        }

        return FindProblem(request, signed, key) is { } problem ? Reject(Errors.SignatureWrong, problem) : Compare(request, signed, key);
    }

    /// <summary>The access key that a request is signed with; null without one that the mock issued.</summary>
    public AccessKey? FindKey(ApiRequest request) =>
        request.Header("Authorization") is { Length: > 0 } header && SignedAuthorization.Parse(header) is { } signed
            ? issuer.FindAccessKey(signed.Access)
            : null;

    // The checks before the signature itself.
    private string? FindProblem(ApiRequest request, SignedAuthorization signed, AccessKey key)
    {
        var date = request.Header("X-Sdk-Date");
        if (!DateTimeOffset.TryParseExact(date, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
        {
            return $"X-Sdk-Date: '{date}' is missing or invalid; use the format 20240305T081530Z";
        }

        // A signer uses the system time or, within one process, the clock of its project.
        var clock = clocks.For(key.ProjectId ?? request.Header("X-Project-Id"));
        if (!IsNear(time, clock.Now) && !IsNear(time, clock.WallClockNow))
        {
            return $"X-Sdk-Date is {WireTimeFormat.FormatZoned(time)}, more than {s_skew.TotalMinutes} minutes away from "
                + $"{WireTimeFormat.FormatZoned(clock.WallClockNow)}: a wrong clock, or local time instead of UTC";
        }

        if (!FixedTimeComparer.FixedTimeEquals(request.Header("X-Security-Token") ?? "", key.SecurityToken ?? ""))
        {
            return key.SecurityToken is null
                ? "the access key is permanent, so X-Security-Token must not be sent"
                : "the access key is temporary, and X-Security-Token is not the security_token in /__sdrs/variables";
        }

        if (signed.SignedHeaders.Count > MaxHeaders
            || signed.SignedHeaders.Distinct(StringComparer.OrdinalIgnoreCase).Count() < signed.SignedHeaders.Count)
        {
            return $"SignedHeaders names a header twice, or more than {MaxHeaders} of them";
        }

        if (signed.SignedHeaders.FirstOrDefault(name => request.Header(name) is null) is { } absent)
        {
            return $"SignedHeaders names '{absent}', which the request does not have";
        }

        return FindWrongBodyHash(request);
    }

    private static string? FindWrongBodyHash(ApiRequest request) =>
        request.Header(CanonicalRequest.BodyHashHeader) is { } hash and not CanonicalRequest.UnsignedBody
        && CanonicalRequest.GetBodyHash(request.Body.Span) is var actual
        && !FixedTimeComparer.FixedTimeEquals(hash.ToLowerInvariant(), actual)
            ? $"{CanonicalRequest.BodyHashHeader} is not the hash of the body, which is {actual}"
            : null;

    private Rejection? Compare(ApiRequest request, SignedAuthorization signed, AccessKey key)
    {
        var canonical = CanonicalRequest.Create(request, signed.SignedHeaders);
        var toSign = TextToSign(request, signed, canonical);
        if (FixedTimeComparer.FixedTimeEquals(signed.Signature, Sign(toSign, signed, key)))
        {
            return null;
        }

        return Reject(
            Errors.SignatureWrong,
            $"the signature differs. Likely cause: {FindCause(request, signed, key, canonical)}.\n"
            + $"The canonical request must be:\n{canonical.ToRedactedString}\nand the string to sign:\n{toSign}");
    }

    private string FindCause(ApiRequest request, SignedAuthorization signed, AccessKey key, CanonicalRequest canonical)
    {
        var toSign = TextToSign(request, signed, canonical);
        if (FixedTimeComparer.FixedTimeEquals(signed.Signature.ToLowerInvariant(), Sign(toSign, signed, key)))
        {
            return "the signature must be in lower case";
        }

        if (issuer.AccessKeys.Any(other => FixedTimeComparer.FixedTimeEquals(signed.Signature, Sign(toSign, signed, other))))
        {
            return "it was made with the secret of another access key";
        }

        foreach (var (cause, mistaken) in SignatureDiagnostics.FindLikelyCauses(request, canonical))
        {
            if (FixedTimeComparer.FixedTimeEquals(signed.Signature, Sign(TextToSign(request, signed, mistaken), signed, key)))
            {
                return $"{cause}; first difference in {SignatureDiagnostics.FirstDifference(mistaken, canonical)}";
            }
        }

        return "none of the common mistakes; either another secret key was used, "
            + "or a proxy changed the body or a signed header";
    }

    private static string TextToSign(ApiRequest request, SignedAuthorization signed, CanonicalRequest canonical) =>
        $"{SignedAuthorization.Algorithm}\n{request.Header("X-Sdk-Date")}\n"
        + $"{(signed.Scope is { } scope ? $"{scope}\n" : "")}{canonical.Hash}";

    // The key is the secret itself or, with a credential scope, derived from it part by part.
    private static string Sign(string text, SignedAuthorization signed, AccessKey key)
    {
        var secret = signed.Scope is { } scope
            ? scope.Split('/').Aggregate(
                Encoding.UTF8.GetBytes($"SDK{key.Secret}"),
                (derived, part) => HMACSHA256.HashData(derived, Encoding.UTF8.GetBytes(part)))
            : Encoding.UTF8.GetBytes(key.Secret);
        return Convert.ToHexStringLower(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(text)));
    }

    private static bool IsNear(DateTimeOffset time, DateTimeOffset other) => (time - other).Duration() <= s_skew;

    private static Rejection Reject(ApiError error, string detail) => new(error, "ALL-01", "Authorization", detail);
}
