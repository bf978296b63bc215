using SdrsMock.Http;

namespace SdrsMock.CompanionServices;

/// <summary>A companion service: its name in host names and paths, and its routes. Immutable, so safe for concurrent use.</summary>
internal sealed record Service(string Name, IReadOnlyList<ServiceRoute> Routes)
{
    /// <summary>The path segments that identify this service if host and path prefix do not.</summary>
    public IReadOnlySet<string> PathSegments { get; } = Routes.Select(route => route.FirstSegment)
        .OfType<string>()
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>Finds the route for a method and a path; without a match, reports whether another method supports the path.</summary>
    public (ServiceRoute? Route, RouteValues? Values, bool PathIsKnown) Find(string method, string[] path)
    {
        var isKnown = false;
        foreach (var route in Routes)
        {
            if (route.Match(path) is { } values)
            {
                if (route.Method == method)
                {
                    return (route, values, true);
                }

                isKnown = true;
            }
        }

        return (null, null, isKnown);
    }
}
