using SdrsMock.Engine;
using SdrsMock.Http;

namespace SdrsMock.ControlPlane;

/// <summary>
/// <c>GET variables</c>: a project's fixtures and credentials by name, a flat map of strings. <c>GET variables/descriptions</c>:
/// what they are for, by the same names.
/// </summary>
internal sealed class VariablesEndpoint(MockEngine engine) : IControlEndpoint
{
    private const string Descriptions = "descriptions";

    public string Name => "variables";

    public IReadOnlyList<ControlRoute> Routes { get; } = [new("GET"), new("GET", Descriptions)];

    public Response? Handle(ControlRequest call) => call switch
    {
        { Method: "GET", PathSegments: [] } => Write(engine.GetVariables(call.ProjectId)),
        { Method: "GET", PathSegments: [Descriptions] } => Write(engine.GetVariables(call.ProjectId)
            .Select(variable => (variable.Key, Text: VariableDescriptions.Find(variable.Key)))
            .Where(described => described.Text is not null)
            .Select(described => KeyValuePair.Create(described.Key, described.Text!))),
        _ => null,
    };

    private static Response Write(IEnumerable<KeyValuePair<string, string>> members) => Response.Json(200, json =>
    {
        json.WriteStartObject();
        foreach (var (name, value) in members)
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
    });
}
