using System.Text.Json;
using System.Text.RegularExpressions;
using SdrsMock.Common;
using SdrsMock.Engine;
using SdrsMock.Http;

namespace SdrsMock.ControlPlane;

/// <summary>
/// <c>GET</c> and <c>POST snapshots</c>, <c>GET</c> and <c>DELETE snapshots/{name}</c>, <c>POST snapshots/{name}/restore</c>: the state
/// of a project under a name, to return to it.
/// </summary>
internal sealed partial class SnapshotsEndpoint(MockEngine engine) : IControlEndpoint
{
    private const string Name = "name";

    public IReadOnlyList<ControlRoute> Routes =>
    [
        new("GET", "snapshots", List),
        new("POST", "snapshots", Take),
        new("GET", "snapshots/{name}", call => new(200, Find(call).Document)),
        new("DELETE", "snapshots/{name}", Delete),
        new("POST", "snapshots/{name}/restore", Restore) { HasNoBody = true },
    ];

    private Response List(ControlRequest call) => Response.Json(200, json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("snapshots");
        foreach (var snapshot in engine.Snapshots.All)
        {
            if (call.ProjectIdParameter is null || call.ProjectIdParameter == snapshot.ProjectId)
            {
                Write(json, snapshot);
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private Response Take(ControlRequest call)
    {
        if (call.Body is not { ValueKind: JsonValueKind.Object } body
            || body.EnumerateObject().Select(member => member.Name).ToList() is not [Name])
        {
            throw new ControlPlaneException(400, "The body is invalid; send {\"name\":\"before-failover\"}.");
        }

        var name = body.GetProperty(Name) is { ValueKind: JsonValueKind.String } text && ValidName().IsMatch(text.GetString()!)
            ? text.GetString()!
            : throw new ControlPlaneException(
                400, $"name: {body.GetProperty(Name).GetRawText()} is invalid; use a text of 1 to 100 letters, digits, '.', '_' and '-'.");
        try
        {
            var snapshot = engine.Snapshots.Take(engine, name, call.ProjectId);
            engine.Changes.RecordSnapshots(call.ProjectId);
            return Response.Json(201, json => Write(json, snapshot));
        }
        catch (InvalidOperationException exception)
        {
            throw new ControlPlaneException(409, $"{exception.Message}.");
        }
    }

    private Response Restore(ControlRequest call)
    {
        var snapshot = Find(call);
        return Response.NoContent with { Persisted = SnapshotStore.Restore(engine, snapshot) };
    }

    private Response Delete(ControlRequest call)
    {
        if (!engine.Snapshots.Delete(call.ProjectId, call.Path[Name]))
        {
            throw NotFound(call);
        }

        engine.Changes.RecordSnapshots(call.ProjectId);
        return Response.NoContent;
    }

    private NamedSnapshot Find(ControlRequest call) => engine.Snapshots.Find(call.ProjectId, call.Path[Name]) ?? throw NotFound(call);

    private static ControlPlaneException NotFound(ControlRequest call) =>
        new(404, $"Project {call.ProjectId} has no snapshot \"{call.Path[Name]}\"; GET snapshots lists those that exist.");

    private static void Write(Utf8JsonWriter json, NamedSnapshot snapshot)
    {
        json.WriteStartObject();
        json.WriteString(Name, snapshot.Name);
        json.WriteString("project_id", snapshot.ProjectId);
        json.WriteString("time", WireTimeFormat.FormatZoned(snapshot.Time));
        json.WriteNumber("bytes", snapshot.Document.Length);
        json.WriteEndObject();
    }

    [GeneratedRegex(@"\A(?!\.{1,2}\z)[A-Za-z0-9._-]{1,100}\z")]
    private static partial Regex ValidName();
}
