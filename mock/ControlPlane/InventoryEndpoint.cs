using SdrsMock.Http;
using SdrsMock.Inventory.Editing;
using SdrsMock.Pipeline;
using SdrsMock.Projects;

namespace SdrsMock.ControlPlane;

/// <summary>
/// <c>GET inventory</c>, <c>POST inventory/{kind}</c>, <c>PATCH</c> and <c>DELETE inventory/{kind}/{id}</c>: the inventory of
/// a project. A change here simulates a change of servers and disks outside SDRS.
/// </summary>
internal sealed class InventoryEndpoint(InventoryCommands commands, ProjectRegistry projects) : IControlEndpoint
{
    public string Name => "inventory";

    public IReadOnlyList<ControlRoute> Routes { get; } =
    [
        new("GET"), new("GET", "{kind}"), new("GET", "{kind}/{id}"), new("POST", "{kind}"), new("PATCH", "{kind}/{id}"),
        new("DELETE", "{kind}/{id}"),
    ];

    public Response? Handle(ControlRequest call)
    {
        try
        {
            return (call.Method, call.PathSegments) switch
            {
                ("GET", _) => Show(call),
                ("POST", [_]) or ("PATCH" or "DELETE", [_, _]) =>
                    commands.Apply(call.ProjectId, call.Method, call.PathSegments, call.Request.Body),
                _ => null,
            };
        }
        catch (InventoryException exception)
        {
            return ControlPlaneApi.Problem(exception.Status, exception.Message);
        }
    }

    private Response? Show(ControlRequest call)
    {
        using var lease = projects.Acquire(call.ProjectId, onlyReads: true);
        var inventory = lease.Project.Inventory;
        var response = call.PathSegments switch
        {
            [] => Response.Json(200, inventory.WriteTo),
            [var kind] => Response.Json(200, json => InventoryCollections.Find(kind).WriteAll(inventory, json)),
            [var kind, var id] => Show(InventoryCollections.Find(kind), id, inventory),
            _ => null,
        };
        return response is null ? null : lease.AwaitDurable(response);
    }

    private static Response Show(InventoryCollection kind, string id, SdrsMock.Inventory.ProjectInventory inventory)
    {
        var found = true;
        var response = Response.Json(200, json => found = kind.TryWrite(inventory, id, json));
        return found ? response : throw InventoryException.NotFound(kind.Name, id);
    }
}
