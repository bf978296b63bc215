using System.Text.Json;
using SdrsMock.Diagnostics;
using SdrsMock.Http;

namespace SdrsMock.ControlPlane;

/// <summary>
/// <c>GET</c> and <c>DELETE requests</c>: the journal, oldest first; a rejected request with its constraint, statement, source
/// and location. <see cref="RequestFilter"/> has the query parameters.
/// </summary>
internal sealed class RequestsEndpoint(RequestJournal journal) : IControlEndpoint
{
    public IReadOnlyList<ControlRoute> Routes { get; } =
    [
        new("GET", "requests", call => List(journal, call), RequestFilter.Parameters),
        new("GET", "requests/{id}", call => Show(journal, call.Path["id"])),
        new("DELETE", "requests", call => Clear(journal, call.ProjectIdParameter)),
    ];

    private static Response List(RequestJournal journal, ControlRequest call)
    {
        var (entries, next) = RequestFilter.Parse(call).Apply(journal.Entries, call.ProjectIdParameter);
        return Write(entries, next);
    }

    private static Response Show(RequestJournal journal, string id) =>
        journal.Entries.Where(entry => entry.RequestId == id).ToList() is [_] found
            ? Write(found)
            : throw new ControlPlaneException(
                404, $"The journal has no request \"{id}\"; it keeps the last {journal.Capacity} requests.");

    // Only a project that was created on its own has its entries apart.
    private static Response Clear(RequestJournal journal, string? projectId)
    {
        if (projectId is null || !journal.TryClear(projectId))
        {
            journal.Clear();
        }

        return Response.NoContent;
    }

    private static Response Write(IReadOnlyList<JournalEntry> entries, string? next = null) => Response.Json(200, json =>
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
