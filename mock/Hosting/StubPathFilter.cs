using WireMock.Matchers;
using WireMock.Matchers.Request;
using WireMock.RequestBuilders;

namespace SdrsMock.Hosting;

/// <summary>Fast pre-check whether a user's stub can match a path, so that most requests skip WireMock.Net's slow matcher.</summary>
internal static class StubPathFilter
{
    /// <summary>Creates the path filter of a stub; a stub without a path condition accepts every path.</summary>
    public static Func<string, bool> FromMatcher(IRequestMatcher matcher)
    {
        if (matcher is not Request request
            || request.GetRequestMessageMatcher<RequestMessagePathMatcher>()?.Matchers is not { Count: > 0 } paths)
        {
            return _ => true;
        }

        var candidates = paths.Select(candidate => (Matcher: candidate, Prefixes: GetPrefixes(candidate))).ToList();
        return path => candidates.Exists(candidate =>
            Array.Exists(candidate.Prefixes, prefix => path.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            && MatchScores.IsPerfect(candidate.Matcher.IsMatch(path).Score));
    }

    // WireMock.Net compiles a path with wildcards to a regular expression; most paths already differ before the first wildcard.
    private static string[] GetPrefixes(IStringMatcher matcher) =>
        matcher is WildcardMatcher { MatchBehaviour: MatchBehaviour.AcceptOnMatch }
        ? [.. matcher.GetPatterns().Select(pattern => GetPrefix(pattern.IsFirst ? pattern.First : pattern.Second.Pattern))]
        : [""];

    private static string GetPrefix(string pattern) =>
        pattern.IndexOfAny(['*', '?']) is >= 0 and var wildcard ? pattern[..wildcard] : pattern;
}
