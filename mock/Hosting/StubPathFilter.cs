using WireMock.Matchers;
using WireMock.Matchers.Request;
using WireMock.RequestBuilders;

namespace SdrsMock.Hosting;

/// <summary>Which paths a person's stub may want: the quick question before the slow matcher is asked.</summary>
internal static class StubPathFilter
{
    /// <summary>A test of a path; a stub that says nothing about the path may want any.</summary>
    public static Func<string, bool> FromMatcher(IRequestMatcher matcher)
    {
        if (matcher is not Request request || request.GetRequestMessageMatcher<RequestMessagePathMatcher>()?.Matchers is not { Count: > 0 } paths)
        {
            return _ => true;
        }

        var candidates = paths.Select(candidate => (Matcher: candidate, Beginnings: GetPrefixes(candidate))).ToList();
        return path => candidates.Exists(candidate =>
            Array.Exists(candidate.Beginnings, beginning => path.StartsWith(beginning, StringComparison.OrdinalIgnoreCase))
            && MatchScores.IsPerfect(candidate.Matcher.IsMatch(path).Score));
    }

    // WireMock.Net makes a regular expression of a path with wildcards, and most paths differ before the first wildcard.
    private static string[] GetPrefixes(IStringMatcher matcher) => matcher is WildcardMatcher { MatchBehaviour: MatchBehaviour.AcceptOnMatch }
        ? [.. matcher.GetPatterns().Select(pattern => pattern.IsFirst ? pattern.First : pattern.Second.Pattern).Select(text => text[..(text.IndexOfAny(['*', '?']) is >= 0 and var first ? first : text.Length)])]
        : [""];
}
