using SdrsMock.Engine;

namespace SdrsMock.Control;

/// <summary><c>GET health</c>: whether the mock serves, and which version it is.</summary>
internal sealed class HealthFace : IControlFace
{
    public string Name => "health";

    public Reply? Answer(ControlCall call) => call.Method != "GET" ? null : Reply.Json(200, json =>
    {
        json.WriteStartObject();
        json.WriteString("status", "ok");
        json.WriteString("version", typeof(HealthFace).Assembly.GetName().Version?.ToString(3));
        json.WriteEndObject();
    });
}
