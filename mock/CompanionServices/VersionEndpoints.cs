using System.Text.Json.Nodes;

namespace SdrsMock.CompanionServices;

/// <summary>
/// <c>GET /</c> and <c>GET /v2.0</c>: the supported versions, for clients that discover them. Served only if the host name
/// or the path prefix identifies the service; otherwise these paths belong to SDRS.
/// </summary>
internal static class VersionEndpoints
{
    /// <summary>The routes for a service with these versions, the newest first.</summary>
    public static IEnumerable<ServiceRoute> Routes(params string[] versions) =>
    [
        AnonymousRoute("/", context => Responses.Json(200, new()
        {
            ["versions"] = Responses.Array(versions.Select((version, index) => Version(version, index == 0, context.BaseUrl))),
        })),
        .. versions.Select(
            (version, index) => AnonymousRoute(
                $"/{version}", context => Responses.Single("version", Version(version, index == 0, context.BaseUrl)))),
    ];

    private static ServiceRoute AnonymousRoute(string path, Func<ServiceCallContext, SdrsMock.Http.Response> handler) =>
        new("GET", path, handler) { Format = ErrorFormat.OpenStack, AllowsAnonymous = true };

    private static JsonObject Version(string id, bool isNewest, string baseUrl) => new()
    {
        ["id"] = id.Contains('.', StringComparison.Ordinal) ? id : $"{id}.0",
        ["status"] = isNewest ? "CURRENT" : "SUPPORTED",
        // The mock has no microversions.
        ["version"] = "",
        ["min_version"] = "",
        ["updated"] = FixedTimestamps.Long,
        ["links"] = new JsonArray(new JsonObject { ["rel"] = "self", ["href"] = $"{baseUrl}/{id}/" }),
    };
}
