using SdrsMock.Engine;
using SdrsMock.Http;

namespace SdrsMock.ControlPlane;

/// <summary><c>GET variables</c>: a project's fixtures and credentials by name, a flat map of strings.</summary>
internal sealed class VariablesEndpoint(MockEngine engine) : IControlEndpoint
{
    public string Name => "variables";

    public IReadOnlyList<ControlRoute> Routes { get; } = [new("GET")];

    public Response? Handle(ControlRequest call) => call is not { Method: "GET", PathSegments: [] } ? null : Response.Json(200, json =>
    {
        json.WriteStartObject();
        foreach (var (name, value) in engine.GetVariables(call.ProjectId))
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
    });
}
