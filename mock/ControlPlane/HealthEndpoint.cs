using SdrsMock.Engine;
using SdrsMock.Http;

namespace SdrsMock.ControlPlane;

/// <summary>
/// <c>GET health</c> or <c>health/live</c>: 200 with the version while the server runs. <c>GET health/ready</c>: the same if a
/// write to the store succeeds, else 503 with the reason. Both need no token, so with <c>--admin-token</c> the reason (a path,
/// the address of a database) is written only to the log.
/// </summary>
internal sealed class HealthEndpoint(MockEngine engine) : IControlEndpoint
{
    public string Name => "health";

    public IReadOnlyList<ControlRoute> Routes { get; } = [new("GET"), new("GET", "live"), new("GET", "ready")];

    public Response? Handle(ControlRequest call) => call switch
    {
        { Method: "GET", PathSegments: [] or ["live"] } => Healthy(),
        { Method: "GET", PathSegments: ["ready"] } => Ready(),
        _ => null,
    };

    private Response Ready() => engine.CheckReadiness() is { } reason
        ? ControlPlaneApi.Problem(
            503, $"Not ready: {(engine.Options.AdminToken is null ? reason : "the state cannot be saved; see the mock's log")}")
        : Healthy();

    private static Response Healthy() => Response.Json(200, json =>
    {
        json.WriteStartObject();
        json.WriteString("status", "ok");
        json.WriteString("version", typeof(HealthEndpoint).Assembly.GetName().Version?.ToString(3));
        json.WriteEndObject();
    });
}
