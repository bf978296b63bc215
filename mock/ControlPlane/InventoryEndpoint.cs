using SdrsMock.Engine;
using SdrsMock.Http;
using SdrsMock.Inventory;
using SdrsMock.Inventory.Editing;

namespace SdrsMock.ControlPlane;

/// <summary>
/// <c>GET inventory</c>, <c>POST inventory/{kind}</c>, <c>PATCH</c> and <c>DELETE inventory/{kind}/{id}</c>: the inventory of
/// a project. A change here simulates a change of servers and disks outside SDRS.
/// </summary>
internal sealed class InventoryEndpoint(MockEngine engine) : IControlEndpoint
{
    private const string Kind = "kind";
    private const string Id = "id";

    public IReadOnlyList<ControlRoute> Routes =>
    [
        new("GET", "inventory", call => Read(call, inventory => Response.Json(200, inventory.WriteTo)), InstantParameter.At),
        new("GET", "inventory/{kind}", call => Read(call, inventory =>
            Response.Json(200, json => InventoryCollections.Find(call.Path[Kind]).WriteAll(inventory, json))), InstantParameter.At),
        new("GET", "inventory/{kind}/{id}", call => Read(call, inventory =>
            Show(InventoryCollections.Find(call.Path[Kind]), call.Path[Id], inventory)), InstantParameter.At),
        new("POST", "inventory/{kind}", call => Apply(call, [call.Path[Kind]])),
        new("PATCH", "inventory/{kind}/{id}", call => Apply(call, [call.Path[Kind], call.Path[Id]])),
        new("DELETE", "inventory/{kind}/{id}", call => Apply(call, [call.Path[Kind], call.Path[Id]])),
    ];

    private Response Apply(ControlRequest call, string[] path) => Checked(() =>
        engine.Inventory.Apply(call.ProjectId, call.Request.Method, path, call.Request.Body));

    private Response Read(ControlRequest call, Func<ProjectInventory, Response> read) =>
        Checked(() => InstantParameter.ReadProject(engine, call, project => read(project.Inventory)));

    private static Response Checked(Func<Response> act)
    {
        try
        {
            return act();
        }
        catch (InventoryException exception)
        {
            throw new ControlPlaneException(exception.Status, exception.Message);
        }
    }

    private static Response Show(InventoryCollection kind, string id, ProjectInventory inventory)
    {
        var found = true;
        var response = Response.Json(200, json => found = kind.TryWrite(inventory, id, json));
        return found ? response : throw InventoryException.NotFound(kind.Name, id);
    }
}
