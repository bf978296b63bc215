using System.Net;
using Microsoft.AspNetCore.Http;
using SdrsMock.Common;

namespace SdrsMock.Hosting;

/// <summary>
/// Who may steer the mock, by the control plane or by WireMock.Net's admin. A browser carries foreign pages' calls to
/// this machine: they show themselves by their origin or, where a foreign name was made to lead here (DNS rebinding), by
/// the name that they call.
/// </summary>
internal sealed class AdminAccessPolicy(MockOptions options)
{
    // Domains whose names nobody but the clouds can lead here.
    private static readonly string[] s_cloudHosts = [".myhuaweicloud.com", ".myhuaweicloud.eu", ".otc.t-systems.com"];

    /// <summary>Whether whoever reaches this machine from elsewhere may steer the mock.</summary>
    public bool IsUnprotected => !options.Url.IsLoopback && options.AdminToken is null;

    /// <summary>Why a call is turned away, as a status and a sentence; null when it is let in.</summary>
    public (int Status, string Sentence)? FindViolation(HttpRequest request)
    {
        if (ForeignOrigin(request) is { } origin)
        {
            return (403, $"pages of {origin} may not steer the mock");
        }

        if (options.AdminToken is { } token)
        {
            // Who knows the token may come by any name.
            return HasToken(request, token) ? null : (401, "this mock was started with --admin-token: send it as X-Admin-Token or as a bearer token");
        }

        return IsOwnName(request.Host.Host) ? null : (403, $"the mock is not steered by the name {request.Host.Host}; start it with --allow-host {request.Host.Host}, or with --admin-token");
    }

    private static string? ForeignOrigin(HttpRequest request) =>
        request.Headers.Origin is [{ Length: > 0 } origin, ..] && (!Uri.TryCreate(origin, UriKind.Absolute, out var from) || from.Authority != request.Host.Value) ? origin : null;

    private static bool HasToken(HttpRequest request, string token) =>
        FixedTimeComparer.FixedTimeEquals(request.Headers["X-Admin-Token"].ToString(), token) || FixedTimeComparer.FixedTimeEquals(request.Headers.Authorization.ToString(), $"Bearer {token}");

    // An address cannot be rebound, and browsers always say which host they mean.
    private bool IsOwnName(string host) =>
        host.Length == 0 || IPAddress.TryParse(host.Trim('[', ']'), out _) || Is(host, "localhost") || Ends(host, ".localhost") || Is(host, options.Url.Host)
        || options.AllowedHosts.Any(allowed => Is(host, allowed)) || s_cloudHosts.Any(cloud => Ends(host, cloud));

    private static bool Is(string host, string name) => host.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static bool Ends(string host, string domain) => host.EndsWith(domain, StringComparison.OrdinalIgnoreCase);
}
