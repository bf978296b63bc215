namespace SdrsMock.Auth;

/// <summary>
/// The content of the <c>Authorization</c> header of a signed request: <c>SDK-HMAC-SHA256 Access=…, SignedHeaders=…, Signature=…</c>,
/// or with <c>Credential=AK/date/region/service/sdk_request</c> instead of <c>Access</c>, as gophertelekomcloud writes it.
/// </summary>
/// <param name="Access">The access key.</param>
/// <param name="Scope">The part of <c>Credential</c> after the access key; null for <c>Access</c>.</param>
/// <param name="SignedHeaders">The names of the signed headers, in the order in which they were signed.</param>
/// <param name="Signature">The signature in hex.</param>
internal sealed record SignedAuthorization(string Access, string? Scope, IReadOnlyList<string> SignedHeaders, string Signature)
{
    /// <summary>The name of the algorithm, at the start of the header.</summary>
    public const string Algorithm = "SDK-HMAC-SHA256";

    /// <summary>Parses the header; null if it has another format.</summary>
    public static SignedAuthorization? Parse(string header)
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
        var credential = (members.GetValueOrDefault("Access") ?? members.GetValueOrDefault("Credential"))?.Split('/', 2);
        return credential is [var access, ..]
            && members.TryGetValue("SignedHeaders", out var headers)
            && members.TryGetValue("Signature", out var signature)
            ? new(access, credential.ElementAtOrDefault(1), headers.Split(';', StringSplitOptions.TrimEntries), signature)
            : null;
    }
}
