using SdrsMock.Http;

namespace SdrsMock.CompanionServices;

/// <summary>A neighbour: its name in hosts and paths, and its table of calls.</summary>
internal sealed record Service(string Name, IReadOnlyList<ServiceRoute> Routes)
{
    /// <summary>The words by which a path is known to be this service's.</summary>
    public IReadOnlySet<string> PathSegments { get; } = Routes.Select(route => route.FirstSegment).OfType<string>().ToHashSet(StringComparer.Ordinal);

    /// <summary>The call that a method and a path mean; without one, whether another method knows the path.</summary>
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
