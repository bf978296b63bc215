using System.Text.Json.Nodes;
using SdrsMock.Engine;
using SdrsMock.Http;
using SdrsMock.Inventory.Editing;

namespace SdrsMock;

/// <summary>
/// The surroundings of one project of a mock that runs in this process, in the JSON of the control plane: kinds such as
/// <c>servers</c>, members such as <c>status</c>.
/// </summary>
public sealed class MockInventory
{
    private readonly MockEngine _engine;
    private readonly string _projectId;

    internal MockInventory(MockEngine engine, string projectId) => (_engine, _projectId) = (engine, projectId);

    /// <summary>One thing, or null.</summary>
    /// <param name="kind">Such as <c>servers</c>.</param>
    /// <param name="id">Its id.</param>
    public JsonObject? Find(string kind, string id)
    {
        try
        {
            using var lease = _engine.Projects.Acquire(_projectId, onlyReads: true);
            var inventory = lease.Project.Inventory;
            var found = false;
            var shown = Response.Json(200, json => found = InventoryCollections.Find(kind).TryWrite(inventory, id, json));
            return found ? ParseObject(shown) : null;
        }
        catch (InventoryException refusal)
        {
            throw new ArgumentException(refusal.Message, refusal);
        }
    }

    /// <summary>Adds a thing; what is left out is generated.</summary>
    /// <returns>The thing with all its members.</returns>
    /// <exception cref="ArgumentException">It cannot be; the message names the member.</exception>
    public JsonObject Add(string kind, JsonObject members) =>
        Apply("POST", [kind], members)!;

    /// <summary>Changes the named members of a thing.</summary>
    /// <exception cref="ArgumentException">It cannot be; the message names the member.</exception>
    public JsonObject Change(string kind, string id, JsonObject members) =>
        Apply("PATCH", [kind, id], members)!;

    /// <summary>Deletes a thing behind the service's back.</summary>
    /// <exception cref="ArgumentException">It is not there, or something needs it.</exception>
    public void Remove(string kind, string id) => Apply("DELETE", [kind, id], null);

    private JsonObject? Apply(string method, string[] segments, JsonObject? members)
    {
        try
        {
            var response = _engine.Inventory.Apply(_projectId, method, segments, members?.ToJsonString() ?? "");
            response.Persisted?.GetAwaiter().GetResult();
            return response.Body.IsEmpty ? null : ParseObject(response);
        }
        catch (InventoryException refusal)
        {
            throw new ArgumentException(refusal.Message, refusal);
        }
    }

    private static JsonObject ParseObject(Response response) => JsonNode.Parse(response.Body.Span)!.AsObject();
}
