using SdrsMock.Engine;

namespace SdrsMock.Control;

/// <summary>
/// <c>GET health</c>, also as <c>health/live</c> and <c>health/ready</c>: whether the mock serves, and which version it is. It
/// listens only once it is ready, so that the two never differ.
/// </summary>
internal sealed class HealthFace : IControlFace
{
    public string Name => "health";

    public Reply? Answer(ControlCall call) => call is not { Method: "GET", Rest: [] or ["live"] or ["ready"] } ? null : Reply.Json(200, json =>
    {
        json.WriteStartObject();
        json.WriteString("status", "ok");
        json.WriteString("version", typeof(HealthFace).Assembly.GetName().Version?.ToString(3));
        json.WriteEndObject();
    });
}
