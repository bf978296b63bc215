using SdrsMock.Http;

namespace SdrsMock.Auth;

/// <summary>
/// Finds the likely cause of a wrong signature: for each common mistake, the canonical request that such a signer would sign.
/// </summary>
internal static class SignatureDiagnostics
{
    /// <summary>The common mistakes, each with what is signed then.</summary>
    /// <param name="request">The request.</param>
    /// <param name="expected">The correct canonical request.</param>
    public static IEnumerable<(string Cause, CanonicalRequest Signed)> FindLikelyCauses(ApiRequest request, CanonicalRequest expected)
    {
        yield return ("the path was signed without the trailing slash", expected with { Path = expected.Path.TrimEnd('/') });
        yield return (
            "the path was signed as sent, without decoding and encoding it", expected with { Path = WithTrailingSlash(request.RawPath) });
        yield return (
            "the path was encoded twice",
            expected with { Path = WithTrailingSlash(string.Join('/', request.RawPath.Split('/').Select(Uri.EscapeDataString))) });
        yield return ("the path was decoded", expected with { Path = WithTrailingSlash(Uri.UnescapeDataString(request.RawPath)) });
        yield return ("the query was left out", expected with { Query = "" });
        yield return ("the query was not sorted", expected with { Query = CanonicalRequest.FormatQuery(request.Query) });
        yield return ("the query was signed as sent, without encoding it", expected with { Query = request.RawQuery.TrimStart('?') });
        yield return ("the body was left out of the signature", expected with { BodyHash = CanonicalRequest.GetBodyHash([]) });
        yield return (
            "the body was left out of the signature, but the header X-Sdk-Content-Sha256 is missing",
            expected with { BodyHash = CanonicalRequest.UnsignedBody });
        yield return ("the body hash is in upper case", expected with { BodyHash = expected.BodyHash.ToUpperInvariant() });
        yield return (
            "the body ended with a line break when it was signed",
            expected with { BodyHash = CanonicalRequest.GetBodyHash([.. request.Body.Span, (byte)'\n']) });
        foreach (var method in new[] { "GET", "POST", "PUT", "DELETE", "HEAD" })
        {
            yield return ("another method was signed", expected with { Method = method });
        }

        foreach (var (name, value) in expected.Headers)
        {
            foreach (var other in GetVariants(name, value))
            {
                yield return (
                    $"the header {name} was signed with another value than the one sent",
                    WithHeader(expected, name, other));
            }
        }

        var sorted = expected.Headers.OrderBy(header => header.Key, StringComparer.Ordinal).ToList();
        yield return ("SignedHeaders lists the headers in another order than they were signed in", expected with { Headers = sorted });
    }

    /// <summary>Describes where two canonical requests first differ: line, character and both lines, without secrets.</summary>
    public static string FirstDifference(CanonicalRequest signed, CanonicalRequest expected)
    {
        var line = signed.ToString().Split('\n').Zip(expected.ToString().Split('\n')).TakeWhile(pair => pair.First == pair.Second).Count();
        var (signedLine, expectedLine) = (signed.ToRedactedString.Split('\n')[line], expected.ToRedactedString.Split('\n')[line]);
        var character = signedLine.Zip(expectedLine).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"line {line + 1} of the canonical request, character {character + 1}: signed '{signedLine}', expected '{expectedLine}'";
    }

    private static CanonicalRequest WithHeader(CanonicalRequest request, string name, string value) => request with
    {
        Headers = [.. request.Headers.Select(header => header.Key == name ? KeyValuePair.Create(name, value) : header)],
    };

    private static string WithTrailingSlash(string path) => path.EndsWith('/') ? path : $"{path}/";

    // The values that clients and proxies put into these headers.
    private static IEnumerable<string> GetVariants(string name, string value) => name.ToUpperInvariant() switch
    {
        "HOST" =>
        [
            value.Split(':')[0],
            $"{value}:80",
            $"{value}:443",
            value.Replace("127.0.0.1", "localhost", StringComparison.Ordinal),
            value.Replace("localhost", "127.0.0.1", StringComparison.Ordinal),
            "",
        ],
        "CONTENT-TYPE" =>
        [
            "application/json",
            "application/json;charset=utf-8",
            "application/json;charset=UTF-8",
            "application/json; charset=utf-8",
            "application/json; charset=UTF-8",
            "",
        ],
        "ACCEPT" => ["*/*", "application/json", ""],
        _ => [""],
    };
}
