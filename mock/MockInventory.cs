using System.Text;
using System.Text.Json.Nodes;
using SdrsMock.Engine;
using SdrsMock.Http;
using SdrsMock.Inventory.Editing;

namespace SdrsMock;

/// <summary>
/// The inventory of one project of an in-process mock, in the JSON format of the control plane: kinds such as <c>servers</c>,
/// members such as <c>status</c>. Thread-safe.
/// </summary>
public sealed class MockInventory
{
    private readonly MockEngine _engine;
    private readonly string _projectId;

    internal MockInventory(MockEngine engine, string projectId) => (_engine, _projectId) = (engine, projectId);

    /// <summary>An item, or null.</summary>
    /// <param name="kind">The kind, such as <c>servers</c>.</param>
    /// <param name="id">The item's id.</param>
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
        catch (InventoryException exception)
        {
            throw new ArgumentException(exception.Message, exception);
        }
    }

    /// <summary>Adds an item; omitted members are generated.</summary>
    /// <returns>The item with all its members.</returns>
    /// <exception cref="ArgumentException">The item is invalid; the message names the member.</exception>
    public JsonObject Add(string kind, JsonObject members) =>
        Apply("POST", [kind], members)!;

    /// <summary>Changes the named members of an item.</summary>
    /// <exception cref="ArgumentException">The change is invalid; the message names the member.</exception>
    public JsonObject Change(string kind, string id, JsonObject members) =>
        Apply("PATCH", [kind, id], members)!;

    /// <summary>Deletes an item from outside SDRS.</summary>
    /// <exception cref="ArgumentException">The item does not exist, or another item needs it.</exception>
    public void Remove(string kind, string id) => Apply("DELETE", [kind, id], null);

    private JsonObject? Apply(string method, string[] segments, JsonObject? members)
    {
        try
        {
            var response = _engine.Inventory.Apply(_projectId, method, segments, Encoding.UTF8.GetBytes(members?.ToJsonString() ?? ""));
            response.Persisted?.GetAwaiter().GetResult();
            return response.Body.IsEmpty ? null : ParseObject(response);
        }
        catch (InventoryException exception)
        {
            throw new ArgumentException(exception.Message, exception);
        }
    }

    private static JsonObject ParseObject(Response response) => JsonNode.Parse(response.Body.Span)!.AsObject();
}
