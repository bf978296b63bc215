using System.Text.Json;
using SdrsMock.Engine;
using SdrsMock.Http;

namespace SdrsMock.ControlPlane;

/// <summary>
/// <c>GET</c> and <c>DELETE requests</c>: the journal, oldest first; a rejected request with its constraint, statement, source
/// and location.
/// </summary>
internal sealed class RequestsEndpoint(MockEngine engine) : IControlEndpoint
{
    public string Name => "requests";

    public Response? Handle(ControlRequest call)
    {
        switch (call.Method, call.PathSegments)
        {
            case ("GET", []):
                return Show([.. engine.Journal.Entries.Where(entry => IsSelected(entry, call.ProjectIdParameter))]);
            case ("GET", [var id]):
                return engine.Journal.Entries.Where(entry => entry.RequestId == id).ToList() is [_] found
                    ? Show(found)
                    : ControlPlaneApi.Problem(
                        404, $"The journal has no request \"{id}\"; it keeps the last {engine.Options.JournalSize} requests.");
            case ("DELETE", []):
                engine.Journal.Clear();
                return Response.NoContent;
            default:
                return null;
        }
    }

    private static bool IsSelected(JournalEntry entry, string? projectId) => projectId is null || entry.ProjectId == projectId;

    private static Response Show(IReadOnlyList<JournalEntry> entries) => Response.Json(200, json =>
    {
        json.WriteStartObject();
        json.WritePropertyName("requests");
        JsonSerializer.Serialize(json, entries, ControlJson.Default.IReadOnlyListJournalEntry);
        json.WriteEndObject();
    });
}
