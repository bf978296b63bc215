using System.Text.Json;
using SdrsMock.Common;
using SdrsMock.Engine;
using SdrsMock.Http;

namespace SdrsMock.ControlPlane;

/// <summary>
/// <c>POST fork</c>: a new project of its own with the present state of a project, or that of an earlier instant, and a clock that is
/// frozen at the time of that state.
/// </summary>
internal sealed class ForkEndpoint(MockEngine engine) : IControlEndpoint
{
    private const string ProjectId = "project_id";
    private const string Into = "into";
    private const string At = InstantParameter.At;

    public IReadOnlyList<ControlRoute> Routes => [new("POST", "fork", Fork)];

    private Response Fork(ControlRequest call)
    {
        if (call.Body is not (null or { ValueKind: JsonValueKind.Object }))
        {
            throw new ControlPlaneException(400, "The body must be an object, such as {\"project_id\":\"…\",\"into\":\"…\"}.");
        }

        if (call.Body is { } body)
        {
            KnownNames.CheckMembers(body.EnumerateObject().Select(member => member.Name), [ProjectId, At, Into], "a fork");
        }

        var (named, into) = (GetId(call.Body, ProjectId), GetId(call.Body, Into));
        if (named is not null && call.ProjectIdParameter is { } parameter && parameter != named)
        {
            throw new ControlPlaneException(
                400, $"{ProjectId}: the body has \"{named}\" and the query \"{parameter}\"; give it once.");
        }

        var from = named ?? call.ProjectId;
        ControlPlaneApi.CheckExists(engine, from);
        try
        {
            var at = GetNumber(call.Body) is { } number ? InstantParameter.Read(engine.GetTimeline(from), At, number) : null;
            var (id, persisted) = ProjectFork.Create(engine, from, at, into);
            return ProjectsEndpoint.Show(engine, 201, id) with { Persisted = persisted };
        }
        catch (ArgumentException exception)
        {
            throw new ControlPlaneException(409, $"{exception.Message}.");
        }
    }

    private static string? GetNumber(JsonElement? body) => body is not { } members || !members.TryGetProperty(At, out var value) ? null
        : value.ValueKind is JsonValueKind.Number or JsonValueKind.String ? value.ToString()
        : throw new ControlPlaneException(400, $"{At}: expected a number, got {value.GetRawText()}.");

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
