using SdrsMock.Engine;
using SdrsMock.Surroundings.Inventory;

namespace SdrsMock.Control;

/// <summary>
/// <c>GET inventory</c>, <c>POST inventory/{kind}</c>, <c>PATCH</c> and <c>DELETE inventory/{kind}/{id}</c>: the
/// surroundings of a project. What happens to servers and disks here happens behind the service's back.
/// </summary>
internal sealed class InventoryFace(MockEngine engine) : IControlFace
{
    public string Name => "inventory";

    public Reply? Answer(ControlCall call)
    {
        var world = engine.Worlds.Of(call.ProjectId);
        lock (world.Gate)
        {
            world.Jobs.Settle(engine.Options.Clock.Now);
            try
            {
                return Answer(call, world);
            }
            catch (InventoryRefusal refusal)
            {
                return ControlPlane.Problem(refusal.Status, refusal.Message);
            }
        }
    }

    private static Reply? Answer(ControlCall call, World world) => (call.Method, call.Rest) switch
    {
        ("GET", []) => Reply.Json(200, world.Surroundings.WriteTo),
        ("GET", [var kind]) => Reply.Json(200, json => InventoryKinds.Named(kind).WriteAll(world.Surroundings, json)),
        ("GET", [var kind, var id]) => Show(200, InventoryKinds.Named(kind), id, world),
        ("POST", [var kind]) => Changed(201, InventoryKinds.Named(kind), world, (of, next) => of.Add(world.Surroundings, BodyOf(call), next)),
        ("PATCH", [var kind, var id]) => Changed(200, InventoryKinds.Named(kind), world, (of, next) => of.Patch(world.Surroundings, id, BodyOf(call), next)),
        ("DELETE", [var kind, var id]) => Changed(204, InventoryKinds.Named(kind), world, (of, _) => of.Remove(world.Surroundings, id)),
        _ => null,
    };

    private static Reply Changed(int status, InventoryKind kind, World world, Func<InventoryKind, Func<long>, Change> act)
    {
        var change = act(kind, world.Ids.NextSequence);
        Consequences.Of(change, world);
        return status == 204 ? Reply.NoContent : Show(status, kind, change.Id, world);
    }

    private static Reply Show(int status, InventoryKind kind, string id, World world)
    {
        var found = true;
        var reply = Reply.Json(status, json => found = kind.TryWrite(world.Surroundings, id, json));
        return found ? reply : throw InventoryRefusal.NotFound(kind.Name, id);
    }

    private static System.Text.Json.JsonElement BodyOf(ControlCall call) =>
        call.Body ?? throw new InventoryRefusal(400, "The call needs a JSON object as its body.");
}
