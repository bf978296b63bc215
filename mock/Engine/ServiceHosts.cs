namespace SdrsMock.Engine;

/// <summary>
/// The host names of the services: <c>sdrs.eu-de.otc.t-systems.com</c>, <c>iam.…</c> and so on. All of them are served
/// on one port; the name that a caller uses says which service is meant.
/// </summary>
internal static class ServiceHosts
{
    public const string Sdrs = "sdrs";
    public const string Iam = "iam";
    public const string Ecs = "ecs";
    public const string Evs = "evs";
    public const string Vpc = "vpc";
    public const string Ims = "ims";

    public static IReadOnlyList<string> All { get; } = [Sdrs, Iam, Ecs, Evs, Vpc, Ims];

    /// <summary>Beside SDRS and the log-in. Without a host name they are found under a path of their own, such as <c>/ecs</c>.</summary>
    public static IReadOnlyList<string> Neighbours { get; } = [Ecs, Evs, Vpc, Ims];

    /// <summary>The service that the caller's host name means; null for an address or any other name.</summary>
    /// <param name="baseUrl">Scheme and authority, such as <c>https://iam.eu-de.otc.t-systems.com</c>.</param>
    public static string? ServiceOf(string baseUrl)
    {
        var host = HostOf(baseUrl);
        var dot = host.IndexOf('.');
        if (dot > 0)
        {
            foreach (var service in All)
            {
                if (host[..dot].Equals(service, StringComparison.OrdinalIgnoreCase))
                {
                    return service;
                }
            }
        }

        return null;
    }

    /// <summary>Where a service is for a caller who came by this address: under the sibling of the name that was used, else here.</summary>
    public static string UrlOf(string service, string baseUrl)
    {
        if (ServiceOf(baseUrl) is { } named)
        {
            var start = baseUrl.Length - HostOf(baseUrl).Length;
            return $"{baseUrl[..start]}{service}{baseUrl[(start + named.Length)..]}";
        }

        return Neighbours.Contains(service) ? $"{baseUrl}/{service}" : baseUrl;
    }

    private static ReadOnlySpan<char> HostOf(string baseUrl)
    {
        var slashes = baseUrl.IndexOf("://", StringComparison.Ordinal);
        return slashes < 0 ? baseUrl : baseUrl.AsSpan(slashes + 3);
    }
}
