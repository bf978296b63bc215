using WireMock.Matchers;
using WireMock.Matchers.Request;
using WireMock.RequestBuilders;

namespace SdrsMock.Host;

/// <summary>Which paths a person's stub may want: the quick question before the slow matcher is asked.</summary>
internal static class StubPath
{
    /// <summary>A test of a path; a stub that says nothing about the path may want any.</summary>
    public static Func<string, bool> Of(IRequestMatcher matcher)
    {
        if (matcher is not Request request || request.GetRequestMessageMatcher<RequestMessagePathMatcher>()?.Matchers is not { Count: > 0 } paths)
        {
            return _ => true;
        }

        return path => paths.Any(candidate => MatchScores.IsPerfect(candidate.IsMatch(path).Score));
    }
}
