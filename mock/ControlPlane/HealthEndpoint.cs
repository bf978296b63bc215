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
    public IReadOnlyList<ControlRoute> Routes { get; } =
    [
        new("GET", "health", _ => Healthy()) { IsIndependentOfStore = true },
        new("GET", "health/live", _ => Healthy()) { IsIndependentOfStore = true },
        new("GET", "health/ready", _ => Ready(engine)) { IsIndependentOfStore = true },
    ];

    private static Response Ready(MockEngine engine) => engine.CheckReadiness() is { } reason
        ? Response.Problem(
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
