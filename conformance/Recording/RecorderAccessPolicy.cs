using System.Net;
using Microsoft.AspNetCore.Http;

namespace SdrsMock.Conformance.Recording;

/// <summary>
/// Decides which requests the recorder forwards with its credentials, by the rules of the control plane of the mock. A browser on this
/// machine can be made to send requests for a foreign page; such a request is recognised by its <c>Origin</c> or
/// <c>Sec-Fetch-Site</c> header or, after DNS rebinding, by its <c>Host</c> header.
/// </summary>
internal static class RecorderAccessPolicy
{
    /// <summary>The reason for which a request is rejected; null if it is forwarded.</summary>
    public static string? FindViolation(HttpRequest request)
    {
        if (request.Headers.Origin is [{ Length: > 0 } origin, ..]
            && (!Uri.TryCreate(origin, UriKind.Absolute, out var page) || page.Authority != request.Host.Value))
        {
            return "requests of pages of another origin are not forwarded; send the request from a client program";
        }

        if (request.Headers["Sec-Fetch-Site"] is [("cross-site" or "same-site"), ..])
        {
            return "requests of pages of another site are not forwarded; send the request from a client program";
        }

        return IsOwnName(request.Host.Host)
            ? null
            : "the host name is not allowed; send the request to the address that the recorder printed";
    }

    // DNS rebinding does not work with an IP address, and a browser always sends a Host header.
    private static bool IsOwnName(string host) =>
        host.Length == 0
        || IPAddress.TryParse(host.Trim('[', ']'), out _)
        || host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);
}
