using System.Text.Json;
using System.Text.Json.Nodes;
using SdrsMock.Http;
using SdrsMock.Inventory;
using SdrsMock.Inventory.Editing;
using SdrsMock.State;

namespace SdrsMock.CompanionServices;

/// <summary>A request to a companion service, with its project's state. The caller holds the project lock.</summary>
/// <param name="Project">The state of the project.</param>
/// <param name="Path">The values of the path parameters.</param>
/// <param name="Body">The JSON body; an empty object without a body.</param>
/// <param name="Http">The HTTP request.</param>
/// <param name="BaseUrl">The URL of the service, as the client uses it.</param>
internal sealed record ServiceCallContext(ProjectState Project, RouteValues Path, JsonBody Body, ApiRequest Http, string BaseUrl)
{
    private readonly Stack<Action> _undoActions = [];
    private readonly long _drawn = Project.Ids.DrawnCount;

    public ProjectInventory Inventory => Project.Inventory;

    public string? Query(string name) => Http.Query.FirstOrDefault(pair => pair.Key == name).Value is { Length: > 0 } value ? value : null;

    public int? QueryNumber(string name) => int.TryParse(Query(name), out var number) && number >= 0 ? number : null;

    /// <summary>Adds an item to the inventory, as the control plane does; <see cref="Undo"/> removes it. Returns its id.</summary>
    public string Add(string kind, JsonObject members)
    {
        var change = ApplyChange(InventoryCollections.Find(kind).Add(Inventory, Element(members), Project.Ids.NextSequence));
        _undoActions.Push(() => InventoryCollections.Find(kind).Remove(Inventory, change.Id));
        return change.Id;
    }

    public void Patch(string kind, string id, JsonObject members) =>
        ApplyChange(InventoryCollections.Find(kind).Patch(Inventory, id, Element(members), Project.Ids.NextSequence));

    public void Remove(string kind, string id) => ApplyChange(InventoryCollections.Find(kind).Remove(Inventory, id));

    /// <summary>Registers an action that <see cref="Undo"/> runs.</summary>
    public void OnRejection(Action undo) => _undoActions.Push(undo);

    /// <summary>Reverts the changes of a rejected request, the last one first, and the ids that it used.</summary>
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
