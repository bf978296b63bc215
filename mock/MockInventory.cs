using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SdrsMock.Engine;
using SdrsMock.Surroundings.Inventory;

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
    public JsonObject? Find(string kind, string id) => InWorld(world =>
    {
        using var stream = new MemoryStream();
        using var json = new Utf8JsonWriter(stream);
        return InventoryKinds.Named(kind).TryWrite(world.Surroundings, id, json) ? Parsed(json, stream) : null;
    });

    /// <summary>Adds a thing; what is left out is generated.</summary>
    /// <returns>The thing with all its members.</returns>
    /// <exception cref="ArgumentException">It cannot be; the message names the member.</exception>
    public JsonObject Add(string kind, JsonObject members) =>
        Find(kind, InWorld(world => Heeded(world, InventoryKinds.Named(kind).Add(world.Surroundings, Element(members), world.Ids.NextSequence))))!;

    /// <summary>Changes the named members of a thing.</summary>
    /// <exception cref="ArgumentException">It cannot be; the message names the member.</exception>
    public JsonObject Change(string kind, string id, JsonObject members) =>
        Find(kind, InWorld(world => Heeded(world, InventoryKinds.Named(kind).Patch(world.Surroundings, id, Element(members), world.Ids.NextSequence))))!;

    /// <summary>Deletes a thing behind the service's back.</summary>
    /// <exception cref="ArgumentException">It is not there, or something needs it.</exception>
    public void Remove(string kind, string id) =>
        InWorld(world => Heeded(world, InventoryKinds.Named(kind).Remove(world.Surroundings, id)));

    private T InWorld<T>(Func<World, T> act)
    {
        var world = _engine.Worlds.Of(_projectId);
        lock (world.Gate)
        {
            world.Jobs.Settle(_engine.Options.Clock.Now);
            try
            {
                return act(world);
            }
            catch (InventoryRefusal refusal)
            {
                throw new ArgumentException(refusal.Message, refusal);
            }
        }
    }

    private static string Heeded(World world, Change change)
    {
        Consequences.Of(change, world);
        return change.Id;
    }

    private static JsonElement Element(JsonObject members)
    {
        using var document = JsonDocument.Parse(members.ToJsonString());
        return document.RootElement.Clone();
    }

    private static JsonObject Parsed(Utf8JsonWriter json, MemoryStream stream)
    {
        json.Flush();
        return JsonNode.Parse(Encoding.UTF8.GetString(stream.ToArray()))!.AsObject();
    }
}
