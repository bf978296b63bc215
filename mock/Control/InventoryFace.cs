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
        try
        {
            return (call.Method, call.Rest) switch
            {
                ("GET", _) => Show(call),
                ("POST", [_]) or ("PATCH" or "DELETE", [_, _]) => engine.Inventory.Make(call.ProjectId, call.Request),
                _ => null,
            };
        }
        catch (InventoryRefusal refusal)
        {
            return ControlPlane.Problem(refusal.Status, refusal.Message);
        }
    }

    private Reply? Show(ControlCall call)
    {
        using var turn = engine.Worlds.Enter(call.ProjectId, onlyReads: true);
        var surroundings = turn.World.Surroundings;
        var reply = call.Rest switch
        {
            [] => Reply.Json(200, surroundings.WriteTo),
            [var kind] => Reply.Json(200, json => InventoryKinds.Named(kind).WriteAll(surroundings, json)),
            [var kind, var id] => Show(InventoryKinds.Named(kind), id, surroundings),
            _ => null,
        };
        return reply is null ? null : turn.Seen(reply);
    }

    private static Reply Show(InventoryKind kind, string id, Surroundings.ProjectSurroundings surroundings)
    {
        var found = true;
        var reply = Reply.Json(200, json => found = kind.TryWrite(surroundings, id, json));
        return found ? reply : throw InventoryRefusal.NotFound(kind.Name, id);
    }
}
