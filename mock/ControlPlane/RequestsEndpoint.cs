using System.Text.Json;
using SdrsMock.Engine;
using SdrsMock.Http;

namespace SdrsMock.ControlPlane;

/// <summary>
/// <c>GET</c> and <c>DELETE requests</c>: the journal, oldest first; a rejected request with its constraint, statement, source
/// and location. <see cref="RequestFilter"/> has the query parameters.
/// </summary>
internal sealed class RequestsEndpoint(MockEngine engine) : IControlEndpoint
{
    public string Name => "requests";

    public IReadOnlyList<ControlRoute> Routes { get; } = [new("GET", "", RequestFilter.Parameters), new("GET", "{id}"), new("DELETE")];

    public Response? Handle(ControlRequest call)
    {
        switch (call.Method, call.PathSegments)
        {
            case ("GET", []):
                return List(call);
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

    private Response List(ControlRequest call)
    {
        try
        {
            var (entries, next) = RequestFilter.Parse(call.Request).Apply(engine.Journal.Entries, call.ProjectIdParameter);
            return Show(entries, next);
        }
        catch (ArgumentException exception)
        {
            return ControlPlaneApi.Problem(400, exception.Message);
        }
        catch (KeyNotFoundException exception)
        {
            return ControlPlaneApi.Problem(404, $"after: the journal has no request \"{exception.Message}\" or no longer keeps it.");
        }
    }

    private static Response Show(IReadOnlyList<JournalEntry> entries, string? next = null) => Response.Json(200, json =>
    {
        json.WriteStartObject();
        json.WritePropertyName("requests");
        JsonSerializer.Serialize(json, entries, ControlJson.Default.IReadOnlyListJournalEntry);
        if (next is not null)
        {
            json.WriteString("next", next);
        }

        json.WriteEndObject();
    });
}
