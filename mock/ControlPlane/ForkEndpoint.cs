using System.Text.Json;
using SdrsMock.Common;
using SdrsMock.Engine;
using SdrsMock.Http;

namespace SdrsMock.ControlPlane;

/// <summary>
/// <c>POST fork</c>: a new project of its own with the present state of a project, and a clock that is frozen at the project's time.
/// </summary>
internal sealed class ForkEndpoint(MockEngine engine) : IControlEndpoint
{
    private const string ProjectId = "project_id";
    private const string Into = "into";

    public IReadOnlyList<ControlRoute> Routes => [new("POST", "fork", Fork)];

    private Response Fork(ControlRequest call)
    {
        if (call.Body is not (null or { ValueKind: JsonValueKind.Object }))
        {
            throw new ControlPlaneException(400, "The body must be an object, such as {\"project_id\":\"…\",\"into\":\"…\"}.");
        }

        if (call.Body is { } body)
        {
            KnownNames.CheckMembers(body.EnumerateObject().Select(member => member.Name), [ProjectId, Into], "a fork");
        }

        var from = GetId(call.Body, ProjectId) ?? call.ProjectId;
        var into = GetId(call.Body, Into);
        try
        {
            var (id, persisted) = StateDocument.Fork(engine, from, into);
            return ProjectsEndpoint.Show(engine, 201, id) with { Persisted = persisted };
        }
        catch (ArgumentException exception)
        {
            throw new ControlPlaneException(409, $"{exception.Message}.");
        }
    }

    private static string? GetId(JsonElement? body, string member)
    {
        if (body is not { } members || !members.TryGetProperty(member, out var value))
        {
            return null;
        }

        return value.ValueKind is JsonValueKind.String && ProjectIds.IsValid(value.GetString()!) ? value.GetString()
            : throw new ControlPlaneException(400, $"{member}: {value.GetRawText()} is invalid; use 32 hexadecimal characters.");
    }
}
