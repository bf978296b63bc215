using System.Text.Json.Nodes;

namespace SdrsMock.Neighbours;

/// <summary>
/// <c>GET /</c> and <c>GET /v2.0</c>: which versions there are, for clients that look before they call. Only where the host
/// name or the path says which service is meant; else these are SDRS's.
/// </summary>
internal static class Versions
{
    /// <summary>The calls, for a service with these versions, the newest first.</summary>
    public static IEnumerable<NeighbourRoute> Routes(params string[] versions) =>
    [
        Open("/", call => Answers.Of(200, new()
        {
            ["versions"] = Answers.Array(versions.Select((version, index) => Version(version, index == 0, call.BaseUrl))),
        })),
        .. versions.Select((version, index) => Open($"/{version}", call => Answers.One("version", Version(version, index == 0, call.BaseUrl)))),
    ];

    private static NeighbourRoute Open(string path, Func<NeighbourCall, Engine.Reply> answer) => new("GET", path, answer) { Form = ErrorForm.OpenStack, IsOpen = true };

    private static JsonObject Version(string id, bool isNewest, string baseUrl) => new()
    {
        ["id"] = id.Contains('.', StringComparison.Ordinal) ? id : $"{id}.0",
        ["status"] = isNewest ? "CURRENT" : "SUPPORTED",
        // No micro-versions: what is served is served to everybody alike.
        ["version"] = "",
        ["min_version"] = "",
        ["updated"] = Stamps.Long,
        ["links"] = new JsonArray(new JsonObject { ["rel"] = "self", ["href"] = $"{baseUrl}/{id}/" }),
    };
}
