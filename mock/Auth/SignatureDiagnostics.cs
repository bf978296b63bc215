using SdrsMock.Http;

namespace SdrsMock.Auth;

/// <summary>What goes wrong with signatures as a rule: for each slip, what its signer would have signed.</summary>
internal static class SignatureDiagnostics
{
    public static IEnumerable<(string Cause, CanonicalRequest Signed)> FindLikelyCauses(ApiRequest request, CanonicalRequest right)
    {
        yield return ("the path was signed without the slash at its end", right with { Path = right.Path.TrimEnd('/') });
        yield return ("the path was signed as it stood, without decoding and encoding it", right with { Path = Closed(request.RawPath) });
        yield return ("the path was encoded twice", right with { Path = Closed(string.Join('/', request.RawPath.Split('/').Select(Uri.EscapeDataString))) });
        yield return ("the path was decoded", right with { Path = Closed(Uri.UnescapeDataString(request.RawPath)) });
        yield return ("the query was left out", right with { Query = "" });
        yield return ("the query was not sorted", right with { Query = CanonicalRequest.FormatQuery(request.Query) });
        yield return ("the query was signed as it stood, without encoding it", right with { Query = request.RawQuery.TrimStart('?') });
        yield return ("the body was left out of the signature", right with { BodyHash = CanonicalRequest.GetBodyHash([]) });
        yield return ("the body was left out of the signature, which the header X-Sdk-Content-Sha256 did not say", right with { BodyHash = CanonicalRequest.UnsignedBody });
        yield return ("the body hash is in upper case", right with { BodyHash = right.BodyHash.ToUpperInvariant() });
        yield return ("the body ended with a line break when it was signed", right with { BodyHash = CanonicalRequest.GetBodyHash([.. request.Body.Span, (byte)'\n']) });
        foreach (var method in new[] { "GET", "POST", "PUT", "DELETE", "HEAD" })
        {
            yield return ("another method was signed", right with { Method = method });
        }

        foreach (var (name, value) in right.Headers)
        {
            foreach (var other in GetVariants(name, value))
            {
                yield return ($"the header {name} was signed with another value than the one that was sent", right with { Headers = [.. right.Headers.Select(header => header.Key == name ? KeyValuePair.Create(name, other) : header)] });
            }
        }

        var sorted = right.Headers.OrderBy(header => header.Key, StringComparer.Ordinal).ToList();
        yield return ("SignedHeaders lists the headers in another order than they were signed in", right with { Headers = sorted });
    }

    /// <summary>Where two canonical requests first differ.</summary>
    public static string FirstDifference(CanonicalRequest signed, CanonicalRequest right)
    {
        var line = signed.ToString().Split('\n').Zip(right.ToString().Split('\n')).TakeWhile(pair => pair.First == pair.Second).Count();
        var (was, should) = (signed.ToRedactedString.Split('\n')[line], right.ToRedactedString.Split('\n')[line]);
        var character = was.Zip(should).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"line {line + 1} of the canonical request, character {character + 1}: signed '{was}', must be '{should}'";
    }

    private static string Closed(string path) => path.EndsWith('/') ? path : $"{path}/";

    // What clients and proxies turn these headers into on the way.
    private static IEnumerable<string> GetVariants(string name, string value) => name.ToUpperInvariant() switch
    {
        "HOST" => [value.Split(':')[0], $"{value}:80", $"{value}:443", value.Replace("127.0.0.1", "localhost", StringComparison.Ordinal), value.Replace("localhost", "127.0.0.1", StringComparison.Ordinal), ""],
        "CONTENT-TYPE" => ["application/json", "application/json;charset=utf-8", "application/json;charset=UTF-8", "application/json; charset=utf-8", "application/json; charset=UTF-8", ""],
        "ACCEPT" => ["*/*", "application/json", ""],
        _ => [""],
    };
}
