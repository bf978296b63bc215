using System.Text.Json;
using SdrsMock.Engine;
using SdrsMock.Http;

namespace SdrsMock.ControlPlane;

/// <summary>
/// <c>GET</c> and <c>PUT state</c>: the state of the whole mock, or of one project, as one JSON document. <c>GET state?at=N</c>: the
/// state of a project right after its command N.
/// </summary>
internal sealed class StateEndpoint(MockEngine engine) : IControlEndpoint
{
    public IReadOnlyList<ControlRoute> Routes { get; } =
    [
        new("GET", "state", call => Show(engine, call), InstantParameter.At),
        new("PUT", "state", call => Put(engine, call)),
    ];

    private static Response Show(MockEngine engine, ControlRequest call)
    {
        if (call.Parameter(InstantParameter.At) is not { } at)
        {
            return Response.Json(200, json => StateDocument.Write(json, engine, call.ProjectIdParameter));
        }

        var instant = InstantParameter.Read(engine.GetTimeline(call.ProjectId), InstantParameter.At, at);
        return Response.Json(200, json => StateDocument.Write(json, engine, instant));
    }

    private static Response Put(MockEngine engine, ControlRequest call)
    {
        try
        {
            return Response.NoContent with { Persisted = StateDocument.Read(call.Body ?? default, engine, call.ProjectIdParameter) };
        }
        catch (Exception exception) when (exception
            is JsonException or ArgumentException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new ControlPlaneException(400, $"The state is invalid; nothing was changed: {exception.Message}");
        }
    }
}
