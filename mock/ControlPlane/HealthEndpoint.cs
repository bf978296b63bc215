using SdrsMock.Engine;
using SdrsMock.Http;

namespace SdrsMock.ControlPlane;

/// <summary>
/// <c>GET health</c> or <c>health/live</c>: that the mock serves, and which version it is. <c>GET health/ready</c>: the same
/// if calls can be kept right now, which is tried; else 503 and why not. Both are open to all, so a guarded mock tells
/// why (a path, the database's address) only in its log.
/// </summary>
internal sealed class HealthEndpoint(MockEngine engine) : IControlEndpoint
{
    public string Name => "health";

    public Response? Handle(ControlRequest call) => call switch
    {
        { Method: "GET", PathSegments: [] or ["live"] } => Healthy(),
        { Method: "GET", PathSegments: ["ready"] } => Ready(),
        _ => null,
    };

    private Response Ready() => engine.CheckReadiness() is { } why
        ? ControlPlaneApi.Problem(503, $"Not ready: {(engine.Options.AdminToken is null ? why : "calls cannot be kept; the mock's log says why")}")
        : Healthy();

    private static Response Healthy() => Response.Json(200, json =>
    {
        json.WriteStartObject();
        json.WriteString("status", "ok");
        json.WriteString("version", typeof(HealthEndpoint).Assembly.GetName().Version?.ToString(3));
        json.WriteEndObject();
    });
}
