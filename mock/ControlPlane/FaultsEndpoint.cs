using System.Text.Json;
using System.Text.Json.Nodes;
using SdrsMock.Http;
using SdrsMock.Pipeline;

namespace SdrsMock.ControlPlane;

/// <summary>
/// <c>GET</c>, <c>POST</c>, <c>DELETE faults</c> and <c>DELETE faults/{id}</c>: rules for injected faults. The response to
/// <c>POST</c> says in <c>scope</c> whether the rule applies to a project or to all projects.
/// </summary>
internal sealed class FaultsEndpoint(FaultInjector faults) : IControlEndpoint
{
    private const string Scope = "scope";

    private static readonly IReadOnlyDictionary<string, Type> s_members = ControlJson.Default.FaultRule.Properties
        .Where(member => member.Get is not null)
        .ToDictionary(member => member.Name, member => Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType);

    public IReadOnlyList<ControlRoute> Routes { get; } =
    [
        new("GET", "faults", call => Show(faults.GetRules(call.ProjectIdParameter))),
        new("POST", "faults", call => Add(faults, call)),
        new("DELETE", "faults", call => Clear(faults, call.ProjectIdParameter)),
        new("DELETE", "faults/{id}", call => Remove(faults, call.Path["id"])),
    ];

    private static Response Add(FaultInjector faults, ControlRequest call)
    {
        if (call.Body is not { ValueKind: JsonValueKind.Object } body)
        {
            throw new ControlPlaneException(
                400, "The body must be a fault rule, such as {\"operation\":\"CreateProtectedInstance\",\"status\":503}.");
        }

        var members = JsonObject.Create(body)!;
        // A rule that was shown can be added again; its scope follows from the project.
        members.Remove(Scope);
        KnownNames.CheckMembers(members.Select(member => member.Key), s_members.Keys, "a fault rule");
        try
        {
            var rule = members.Deserialize(ControlJson.Default.FaultRule)!;
            var added = faults.Add(rule with { ProjectId = rule.ProjectId ?? call.ProjectIdParameter });
            return Response.Json(201, json => ToJson(added).WriteTo(json));
        }
        catch (ArgumentException exception)
        {
            throw new ControlPlaneException(400, $"{exception.Message}.");
        }
        catch (JsonException exception)
        {
            var member = exception.Path?.TrimStart('$', '.') ?? "";
            throw new ControlPlaneException(400, DescribeTypeMismatch(member, body));
        }
    }

    private static JsonObject ToJson(FaultRule rule)
    {
        var shown = JsonSerializer.SerializeToNode(rule, ControlJson.Default.FaultRule)!.AsObject();
        shown[Scope] = rule.ProjectId is null ? "all projects" : "project";
        return shown;
    }

    private static string DescribeTypeMismatch(string member, JsonElement rule) =>
        s_members.TryGetValue(member, out var type) && rule.TryGetProperty(member, out var value)
            ? $"{member}: expected {DescribeExpected(type)}, got {DescribeFound(value)}."
            : "The body is not a valid fault rule.";

    private static string DescribeExpected(Type type) => type switch
    {
        _ when type == typeof(bool) => "a boolean",
        _ when type == typeof(int) => "a whole number",
        _ when type == typeof(double) => "a number",
        _ => "a string",
    };

    private static string DescribeFound(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => "a string",
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True or JsonValueKind.False => "a boolean",
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        _ => "null",
    };

    private static Response Clear(FaultInjector faults, string? projectId)
    {
        faults.Clear(projectId);
        return Response.NoContent;
    }

    private static Response Remove(FaultInjector faults, string id) =>
        faults.Remove(id) ? Response.NoContent : throw new ControlPlaneException(404, $"There is no fault rule \"{id}\".");

    private static Response Show(IReadOnlyList<FaultRule> rules) => Response.Json(200, json =>
    {
        json.WriteStartObject();
        json.WritePropertyName("faults");
        JsonSerializer.Serialize(json, rules, ControlJson.Default.IReadOnlyListFaultRule);
        json.WriteEndObject();
    });
}
