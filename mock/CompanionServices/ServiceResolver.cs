using System.Collections.Immutable;
using SdrsMock.Http;

namespace SdrsMock.CompanionServices;

/// <summary>
/// Which service a call is for. The one place where the services' paths collide: all of them are on one port.
/// <list type="number">
/// <item>A host name says it: <c>ecs.eu-de.otc.t-systems.com</c> is ECS whatever the path, <c>sdrs.…</c> and <c>iam.…</c> are no neighbours.</item>
/// <item>So does a path that begins with the service's name, <c>/ecs/v1/…</c>; the catalog lists these where no names are used.</item>
/// <item>Else the path does: <c>/v1/{project}/cloudservers</c> can only be ECS. <c>/v3/{project}/…</c> is EVS and <c>/v3/auth/…</c> the
/// log-in, which has words where a project's id stands. <c>/v1/{project}/jobs/{id}</c> is whose job it is, SDRS's when nobody knows
/// it. <c>/</c> and <c>/v1</c> are SDRS's.</item>
/// </list>
/// </summary>
internal sealed class ServiceResolver(ImmutableArray<Service> services, Func<string, string, string?> serviceOfJob)
{
    private const string Jobs = "jobs";

    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _words =
        services.SelectMany(service => service.PathSegments).ToHashSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The service and the path within it; null when the call is for none of them.</summary>
    public ResolvedService? Resolve(ApiRequest request)
    {
        if (request.BaseUrl.Service is { } host)
        {
            return FindByName(host) is { } named ? new(named, Segments(request.RawPath), $"{request.BaseUrl}") : null;
        }

        // Nearly every call is SDRS's: it leaves here, before anything is taken apart.
        return Resolve(services, request) ?? (_words.Contains(GetSegment(request.RawPath)) ? ByPath(request) : null);
    }

    /// <summary>The service whose name the path begins with, and the path within it; null for none.</summary>
    public static ResolvedService? Resolve(ImmutableArray<Service> services, ApiRequest request) => Prefixed(services, request.RawPath) is { } prefixed
        ? new(prefixed, Segments(request.RawPath)[1..], $"{request.BaseUrl}/{prefixed.Name}")
        : null;

    /// <summary>The service whose name a path begins with, or null.</summary>
    public static Service? Prefixed(ImmutableArray<Service> services, string rawPath)
    {
        foreach (var service in services)
        {
            if (IsUnder(rawPath, service.Name))
            {
                return service;
            }
        }

        return null;
    }

    private ResolvedService? ByPath(ApiRequest request)
    {
        var path = Segments(request.RawPath);
        if (path is [_, var project, Jobs, var job])
        {
            return serviceOfJob(project, job) is { } owner ? new(FindByName(owner)!, path, $"{request.BaseUrl}/{owner}") : null;
        }

        return services.FirstOrDefault(service => service.Find(request.Method, path).PathIsKnown) is { } service
            ? new(service, path, $"{request.BaseUrl}/{service.Name}")
            : null;
    }

    private Service? FindByName(string name) => services.FirstOrDefault(service => service.Name == name);

    private static bool IsUnder(string rawPath, string word) =>
        rawPath.Length > word.Length && rawPath[0] == '/' && rawPath.AsSpan(1).StartsWith(word, StringComparison.Ordinal)
        && (rawPath.Length == word.Length + 1 || rawPath[word.Length + 1] == '/');

    // What stands behind the version and the project's id.
    private static ReadOnlySpan<char> GetSegment(string rawPath)
    {
        var rest = After(rawPath.AsSpan().TrimStart('/'));
        var first = Before(rest);
        return first.Length == 32 ? Before(After(rest)) : first;
    }

    private static ReadOnlySpan<char> Before(ReadOnlySpan<char> path) => path.IndexOf('/') is >= 0 and var slash ? path[..slash] : path;

    private static ReadOnlySpan<char> After(ReadOnlySpan<char> path) => path.IndexOf('/') is >= 0 and var slash ? path[(slash + 1)..] : [];

    private static string[] Segments(string rawPath) =>
        [.. rawPath.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)];
}
