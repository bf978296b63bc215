using System.Collections.Immutable;
using SdrsMock.Http;

namespace SdrsMock.CompanionServices;

/// <summary>
/// Determines the service of a request. All services share one port, so their paths overlap. In this order:
/// <list type="number">
/// <item>The host name: <c>ecs.eu-de.otc.t-systems.com</c> is ECS for any path; <c>sdrs.…</c> and <c>iam.…</c> are not
/// companion services.</item>
/// <item>The first path segment: <c>/ecs/v1/…</c>. The service catalog lists these URLs if the client uses no host names.</item>
/// <item>The path: <c>/v1/{project}/cloudservers</c> is ECS. <c>/v3/{project}/…</c> is EVS, but <c>/v3/auth/…</c> is Keystone,
/// because <c>auth</c> is not a project id. <c>/v1/{project}/jobs/{id}</c> belongs to the service of the job, and to SDRS if the
/// job is unknown. <c>/</c> and <c>/v1</c> are SDRS.</item>
/// </list>
/// </summary>
internal sealed class ServiceResolver(ImmutableArray<Service> services, Func<string, string, Service?> serviceOfJob)
{
    private const string Jobs = "jobs";

    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _segments =
        services.SelectMany(service => service.PathSegments).ToHashSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The service and the path within it; null if the request is for none of them.</summary>
    public ResolvedService? Resolve(ApiRequest request)
    {
        if (request.BaseUrl.Service is { } host)
        {
            return FindByName(host) is { } service ? new(service, request.RawPath, $"{request.BaseUrl}") : null;
        }

        // Nearly every request is for SDRS, and is recognised here without splitting the path.
        return Resolve(services, request) ?? (_segments.Contains(GetSegment(request.RawPath)) ? ByPath(request) : null);
    }

    /// <summary>The service whose name is the first path segment, and the path within it; null for none.</summary>
    public static ResolvedService? Resolve(ImmutableArray<Service> services, ApiRequest request) =>
        Prefixed(services, request.RawPath) is { } prefixed
        ? new(prefixed, request.RawPath[(prefixed.Name.Length + 1)..], $"{request.BaseUrl}/{prefixed.Name}")
        : null;

    /// <summary>The service whose name is the first path segment, or null.</summary>
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
        var service = Segments(request.RawPath) is [_, var project, Jobs, var job]
            ? serviceOfJob(project, job)
            : services.FirstOrDefault(service => service.Find(request.Method, request.RawPath).PathIsKnown);
        return service is null ? null : new(service, request.RawPath, $"{request.BaseUrl}/{service.Name}");
    }

    private Service? FindByName(string name) => services.FirstOrDefault(service => service.Name == name);

    private static bool IsUnder(string rawPath, string name) =>
        rawPath.Length > name.Length && rawPath[0] == '/' && rawPath.AsSpan(1).StartsWith(name, StringComparison.Ordinal)
        && (rawPath.Length == name.Length + 1 || rawPath[name.Length + 1] == '/');

    // The segment after the version and the project id.
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
