using SdrsMock.Engine;
using SdrsMock.Http;

namespace SdrsMock.ControlPlane;

/// <summary>
/// <c>GET variables</c>: a project's fixtures and credentials by name, a flat map of strings. <c>GET variables/descriptions</c>:
/// what they are for, by the same names.
/// </summary>
internal sealed class VariablesEndpoint(MockEngine engine) : IControlEndpoint
{
    public IReadOnlyList<ControlRoute> Routes { get; } =
    [
        new("GET", "variables", call => Write(engine.GetVariables(call.ProjectId))),
        new("GET", "variables/descriptions", call => Describe(engine.GetVariables(call.ProjectId))),
    ];

    private static Response Describe(IEnumerable<KeyValuePair<string, string>> variables) => Write(
        from variable in variables
        let text = VariableDescriptions.Find(variable.Key)
        where text is not null
        select KeyValuePair.Create(variable.Key, text));

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
