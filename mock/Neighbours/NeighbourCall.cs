using System.Text.Json;
using System.Text.Json.Nodes;
using SdrsMock.Engine;
using SdrsMock.Surroundings;
using SdrsMock.Surroundings.Inventory;

namespace SdrsMock.Neighbours;

/// <summary>A call of a neighbour that holds its project's world.</summary>
/// <param name="World">The project's world, held by this call alone.</param>
/// <param name="Path">The values of the path parameters.</param>
/// <param name="Body">The body; an empty object when there is none.</param>
/// <param name="Http">The request as it came in.</param>
/// <param name="BaseUrl">Where the caller found the service.</param>
internal sealed record NeighbourCall(World World, PathValues Path, Body Body, ApiRequest Http, string BaseUrl)
{
    private readonly Stack<Action> _undoing = [];
    private readonly long _drawn = World.Ids.Drawn;

    public ProjectSurroundings Surroundings => World.Surroundings;

    public string? Query(string name) => Http.Query.FirstOrDefault(pair => pair.Key == name).Value is { Length: > 0 } value ? value : null;

    public int? QueryNumber(string name) => int.TryParse(Query(name), out var number) && number >= 0 ? number : null;

    /// <summary>Adds a thing to the surroundings, as the control plane does; gone again when the call is refused after all.</summary>
    public string Add(string kind, JsonObject members)
    {
        var change = Heed(InventoryKinds.Named(kind).Add(Surroundings, Element(members), World.Ids.NextSequence));
        _undoing.Push(() => InventoryKinds.Named(kind).Remove(Surroundings, change.Id));
        return change.Id;
    }

    public void Patch(string kind, string id, JsonObject members) =>
        Heed(InventoryKinds.Named(kind).Patch(Surroundings, id, Element(members), World.Ids.NextSequence));

    public void Remove(string kind, string id) => Heed(InventoryKinds.Named(kind).Remove(Surroundings, id));

    /// <summary>What is to be done when the call is refused later on.</summary>
    public void OnRefusal(Action undo) => _undoing.Push(undo);

    /// <summary>Takes back what a refused call had begun, the last first, and the ids that it drew.</summary>
    public void Undo()
    {
        while (_undoing.TryPop(out var undo))
        {
            undo();
        }

        World.Ids.Drawn = _drawn;
    }

    public static JsonElement Element(JsonObject members)
    {
        using var document = JsonDocument.Parse(members.ToJsonString());
        return document.RootElement.Clone();
    }

    private Change Heed(Change change)
    {
        Consequences.Of(change, World);
        return change;
    }
}
