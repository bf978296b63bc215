using System.Net;
using Microsoft.AspNetCore.Http;
using SdrsMock.Common;

namespace SdrsMock.Hosting;

/// <summary>
/// Decides which requests may use the control plane and WireMock.Net's admin. A browser on this machine can be made to send
/// requests for a foreign page; such a request is recognised by its <c>Origin</c> header or, after DNS rebinding, by its
/// <c>Host</c> header. Immutable, so safe for concurrent use.
/// </summary>
internal sealed class AdminAccessPolicy(MockOptions options)
{
    // Only the cloud providers can point names in these domains to this machine.
    private static readonly string[] s_cloudHosts = [".myhuaweicloud.com", ".myhuaweicloud.eu", ".otc.t-systems.com"];

    /// <summary>Checks a request: the HTTP status (401 or 403) and the reason for which it is denied; null when it is allowed.</summary>
    public (int Status, string Reason)? FindViolation(HttpRequest request)
    {
        if (FindForeignOrigin(request) is { } origin)
        {
            return (403, $"requests from pages of {origin} are not allowed");
        }

        if (options.AdminToken is { } token)
        {
            // With the token, any host name is accepted.
            return HasToken(request, token)
                ? null
                : (401, "the admin token is missing or wrong; send the value of --admin-token in X-Admin-Token or as a bearer token");
        }

        var host = request.Host.Host;
        return IsOwnName(host)
            ? null
            : (403, $"the host name {host} is not allowed; start the mock with --allow-host {host} or with --admin-token");
    }

    private static string? FindForeignOrigin(HttpRequest request) =>
        request.Headers.Origin is [{ Length: > 0 } origin, ..]
        && (!Uri.TryCreate(origin, UriKind.Absolute, out var uri) || uri.Authority != request.Host.Value)
            ? origin
            : null;

    private static bool HasToken(HttpRequest request, string token) =>
        FixedTimeComparer.FixedTimeEquals(request.Headers["X-Admin-Token"].ToString(), token)
        || FixedTimeComparer.FixedTimeEquals(request.Headers.Authorization.ToString(), $"Bearer {token}");

    // DNS rebinding does not work with an IP address, and a browser always sends a Host header.
    private bool IsOwnName(string host) =>
        host.Length == 0 || IPAddress.TryParse(host.Trim('[', ']'), out _)
        || Is(host, "localhost") || Ends(host, ".localhost") || Is(host, options.Url.Host)
        || options.AllowedHosts.Any(allowed => Is(host, allowed)) || s_cloudHosts.Any(cloud => Ends(host, cloud));

    private static bool Is(string host, string name) => host.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static bool Ends(string host, string domain) => host.EndsWith(domain, StringComparison.OrdinalIgnoreCase);
}
