using System.Text.Json.Nodes;

namespace SdrsMock.CompanionServices;

/// <summary>
/// <c>GET /</c> and <c>GET /v2.0</c>: which versions there are, for clients that look before they call. Only where the host
/// name or the path says which service is meant; else these are SDRS's.
/// </summary>
internal static class VersionEndpoints
{
    /// <summary>The calls, for a service with these versions, the newest first.</summary>
    public static IEnumerable<ServiceRoute> Routes(params string[] versions) =>
    [
        Open("/", context => Responses.Json(200, new()
        {
            ["versions"] = Responses.Array(versions.Select((version, index) => Version(version, index == 0, context.BaseUrl))),
        })),
        .. versions.Select((version, index) => Open($"/{version}", context => Responses.Single("version", Version(version, index == 0, context.BaseUrl)))),
    ];

    private static ServiceRoute Open(string path, Func<ServiceCallContext, SdrsMock.Http.Response> answer) => new("GET", path, answer) { Format = ErrorFormat.OpenStack, AllowsAnonymous = true };

    private static JsonObject Version(string id, bool isNewest, string baseUrl) => new()
    {
        ["id"] = id.Contains('.', StringComparison.Ordinal) ? id : $"{id}.0",
        ["status"] = isNewest ? "CURRENT" : "SUPPORTED",
        // No micro-versions: what is served is served to everybody alike.
        ["version"] = "",
        ["min_version"] = "",
        ["updated"] = FixedTimestamps.Long,
        ["links"] = new JsonArray(new JsonObject { ["rel"] = "self", ["href"] = $"{baseUrl}/{id}/" }),
    };
}
