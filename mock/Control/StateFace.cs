using System.Text.Json;
using SdrsMock.Engine;

namespace SdrsMock.Control;

/// <summary><c>GET</c> and <c>PUT state</c>: the whole mock, or one project, as one JSON document.</summary>
internal sealed class StateFace(MockEngine engine) : IControlFace
{
    public string Name => "state";

    public Reply? Answer(ControlCall call) => (call.Method, call.Rest) switch
    {
        ("GET", []) => Reply.Json(200, json => StateDocument.Write(json, engine, call.GivenProjectId)),
        ("PUT", []) => Put(call),
        _ => null,
    };

    private Reply Put(ControlCall call)
    {
        try
        {
            return Reply.NoContent with { Kept = StateDocument.Read(call.Body ?? default, engine, call.GivenProjectId) };
        }
        catch (Exception wrong) when (wrong is JsonException or ArgumentException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return ControlPlane.Problem(400, $"The state cannot be read, and nothing was changed: {wrong.Message}");
        }
    }
}
