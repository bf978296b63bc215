using SdrsMock.Common;
using SdrsMock.Http;

namespace SdrsMock.CompanionServices;

/// <summary>A companion service: its name in host names and paths, and its routes. Immutable, so safe for concurrent use.</summary>
internal sealed record Service
{
    // In the position of EVS v3's project id, Keystone has fixed segments such as "auth".
    private readonly RouteTable<ServiceRoute> _table = new((parameter, value) => parameter != "project_id" || ProjectIds.IsValid(value));

    public Service(string name, IReadOnlyList<ServiceRoute> routes)
    {
        (Name, Routes) = (name, routes);
        PathSegments = routes.SelectMany(route => route.FirstSegments).ToHashSet(StringComparer.Ordinal);
        foreach (var route in routes)
        {
            _table.Add(route.Method, route.Template, route);
        }
    }

    public string Name { get; }

    public IReadOnlyList<ServiceRoute> Routes { get; }

    /// <summary>The path segments that identify this service if host and path prefix do not.</summary>
    public IReadOnlySet<string> PathSegments { get; }

    /// <summary>Finds the route for a method and a path within the service.</summary>
    public RouteMatch<ServiceRoute> Find(string method, string rawPath) => _table.Find(method, rawPath);
}
