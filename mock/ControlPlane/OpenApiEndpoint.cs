using System.Text.Json;
using SdrsMock.Engine;
using SdrsMock.Http;
using SdrsMock.OpenApi;

namespace SdrsMock.ControlPlane;

/// <summary>
/// <c>GET openapi.json</c>: an OpenAPI description of the mock's edition, in version 3.1 or with <c>?version=3.0</c>.
/// </summary>
internal sealed class OpenApiEndpoint(MockEngine engine) : IControlEndpoint
{
    private static readonly Dictionary<string, OpenApiVersion> s_versions = new()
    {
        ["3.0"] = OpenApiVersion.V30,
        ["3.1"] = OpenApiVersion.V31,
    };

    public IReadOnlyList<ControlRoute> Routes => [new("GET", "openapi.json", Show, "version")];

    private Response Show(ControlRequest call)
    {
        var query = call.Request.Query;
        if (query.GroupBy(pair => pair.Key).FirstOrDefault(pairs => pairs.Count() > 1)?.Key is { } repeated)
        {
            throw new ControlPlaneException(400, $"{repeated} is given more than once; give it once.");
        }

        var asked = query.FirstOrDefault(pair => pair.Key == "version").Value ?? "3.1";
        if (!s_versions.TryGetValue(asked, out var version))
        {
            throw new ControlPlaneException(400, $"version: \"{asked}\" is invalid; use {string.Join(" or ", s_versions.Keys)}.");
        }

        var document = OpenApiDocument.Create(
            engine.Options, engine.Operations, call.ProjectId, version, call.Request.BaseUrl.ToString());
        return new(200, JsonSerializer.SerializeToUtf8Bytes(document, OpenApiJson.Default.JsonObject));
    }
}
