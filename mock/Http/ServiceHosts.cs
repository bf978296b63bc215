using System.Collections.Immutable;

namespace SdrsMock.Http;

/// <summary>
/// The host names of the services: <c>sdrs.eu-de.otc.t-systems.com</c>, <c>iam.…</c> and so on. All services share one port;
/// the host name selects the service.
/// </summary>
internal static class ServiceHosts
{
    public const string Sdrs = "sdrs";
    public const string Iam = "iam";
    public const string Ecs = "ecs";
    public const string Evs = "evs";
    public const string Vpc = "vpc";
    public const string Ims = "ims";

    public static ImmutableArray<string> All { get; } = [Sdrs, Iam, Ecs, Evs, Vpc, Ims];

    /// <summary>
    /// The services besides SDRS and Keystone. Without a host name they are served under a path of their own, such as
    /// <c>/ecs</c>.
    /// </summary>
    public static IReadOnlyList<string> CompanionServices { get; } = [Ecs, Evs, Vpc, Ims];

    /// <summary>The service that a host name stands for; null for an IP address or any other name.</summary>
    /// <param name="authority">Host and port, such as <c>iam.eu-de.otc.t-systems.com:443</c>.</param>
    public static string? FindService(string authority)
    {
        // No service name begins with a digit, and most clients use an IP address.
        if (authority.IndexOf('.') is var dot and > 0 && !char.IsAsciiDigit(authority[0]))
        {
            foreach (var service in All)
            {
                if (authority.AsSpan(0, dot).Equals(service, StringComparison.OrdinalIgnoreCase))
                {
                    return service;
                }
            }
        }

        return null;
    }
}
