using SdrsMock.Engine;

namespace SdrsMock.Control;

/// <summary><c>GET variables</c>: a project's specimens and credentials by name, a flat map of strings.</summary>
internal sealed class VariablesFace(MockEngine engine) : IControlFace
{
    public string Name => "variables";

    public Reply? Answer(ControlCall call) => call is not { Method: "GET", Rest: [] } ? null : Reply.Json(200, json =>
    {
        json.WriteStartObject();
        foreach (var (name, value) in engine.VariablesOf(call.ProjectId))
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
    });
}
