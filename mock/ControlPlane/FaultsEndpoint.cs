using System.Text.Json;
using SdrsMock.Engine;
using SdrsMock.Http;

namespace SdrsMock.ControlPlane;

/// <summary><c>GET</c>, <c>POST</c>, <c>DELETE faults</c> and <c>DELETE faults/{id}</c>: trouble on purpose.</summary>
internal sealed class FaultsEndpoint(MockEngine engine) : IControlEndpoint
{
    private static readonly IReadOnlyList<string> s_members = [.. ControlJson.Default.FaultRule.Properties.Where(member => member.Get is not null).Select(member => member.Name)];

    public string Name => "faults";

    public Response? Handle(ControlRequest call) => (call.Method, call.PathSegments) switch
    {
        ("GET", []) => Show(engine.Faults.GetRules(call.ProjectIdParameter)),
        ("POST", []) => Add(call),
        ("DELETE", []) => Clear(call.ProjectIdParameter),
        ("DELETE", [var id]) => Remove(id),
        _ => null,
    };

    private Response Add(ControlRequest call)
    {
        try
        {
            if (call.Body is not { ValueKind: JsonValueKind.Object } body)
            {
                return ControlPlaneApi.Problem(400, "Give a fault rule as the body, such as {\"operation\":\"CreateProtectedInstance\",\"status\":503}.");
            }

            if (body.EnumerateObject().Select(member => member.Name).FirstOrDefault(name => !s_members.Contains(name)) is { } unknown)
            {
                return ControlPlaneApi.Problem(400, $"{unknown} is not a member of a fault rule; known are {string.Join(", ", s_members)}.");
            }

            var rule = body.Deserialize(ControlJson.Default.FaultRule)!;

            var kept = engine.Faults.Add(rule with { ProjectId = rule.ProjectId ?? call.ProjectIdParameter });
            return Response.Json(201, json => JsonSerializer.Serialize(json, kept, ControlJson.Default.FaultRule));
        }
        catch (ArgumentException exception)
        {
            return ControlPlaneApi.Problem(400, $"{exception.Message}.");
        }
        catch (JsonException exception)
        {
            return ControlPlaneApi.Problem(400, $"{exception.Path?.TrimStart('$', '.')} is not of its kind: numbers, texts and true or false are not written alike.");
        }
    }

    private Response Clear(string? projectId)
    {
        engine.Faults.Clear(projectId);
        return Response.NoContent;
    }

    private Response Remove(string id) => engine.Faults.Remove(id) ? Response.NoContent : ControlPlaneApi.Problem(404, $"There is no fault rule \"{id}\".");

    private static Response Show(IReadOnlyList<FaultRule> rules) => Response.Json(200, json =>
    {
        json.WriteStartObject();
        json.WritePropertyName("faults");
        JsonSerializer.Serialize(json, rules, ControlJson.Default.IReadOnlyListFaultRule);
        json.WriteEndObject();
    });
}
