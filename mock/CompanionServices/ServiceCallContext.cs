using System.Text.Json;
using System.Text.Json.Nodes;
using SdrsMock.Http;
using SdrsMock.Inventory;
using SdrsMock.Inventory.Editing;
using SdrsMock.State;

namespace SdrsMock.CompanionServices;

/// <summary>A call of a neighbour that holds its project's world.</summary>
/// <param name="Project">The project's world, held by this call alone.</param>
/// <param name="Path">The values of the path parameters.</param>
/// <param name="Body">The body; an empty object when there is none.</param>
/// <param name="Http">The request as it came in.</param>
/// <param name="BaseUrl">Where the caller found the service.</param>
internal sealed record ServiceCallContext(ProjectState Project, RouteValues Path, JsonBody Body, ApiRequest Http, string BaseUrl)
{
    private readonly Stack<Action> _undoActions = [];
    private readonly long _drawn = Project.Ids.DrawnCount;

    public ProjectInventory Inventory => Project.Inventory;

    public string? Query(string name) => Http.Query.FirstOrDefault(pair => pair.Key == name).Value is { Length: > 0 } value ? value : null;

    public int? QueryNumber(string name) => int.TryParse(Query(name), out var number) && number >= 0 ? number : null;

    /// <summary>Adds a thing to the surroundings, as the control plane does; gone again when the call is refused after all.</summary>
    public string Add(string kind, JsonObject members)
    {
        var change = ApplyChange(InventoryCollections.Find(kind).Add(Inventory, Element(members), Project.Ids.NextSequence));
        _undoActions.Push(() => InventoryCollections.Find(kind).Remove(Inventory, change.Id));
        return change.Id;
    }

    public void Patch(string kind, string id, JsonObject members) =>
        ApplyChange(InventoryCollections.Find(kind).Patch(Inventory, id, Element(members), Project.Ids.NextSequence));

    public void Remove(string kind, string id) => ApplyChange(InventoryCollections.Find(kind).Remove(Inventory, id));

    /// <summary>What is to be done when the call is refused later on.</summary>
    public void OnRejection(Action undo) => _undoActions.Push(undo);

    /// <summary>Takes back what a refused call had begun, the last first, and the ids that it drew.</summary>
    public void Undo()
    {
        while (_undoActions.TryPop(out var undo))
        {
            undo();
        }

        Project.Ids.DrawnCount = _drawn;
    }

    public static JsonElement Element(JsonObject members)
    {
        using var document = JsonDocument.Parse(members.ToJsonString());
        return document.RootElement.Clone();
    }

    private InventoryChange ApplyChange(InventoryChange change)
    {
        StatusPropagation.ApplyInventoryChange(change, Project);
        return change;
    }
}
