using System.Text;
using System.Text.Json;
using SdrsMock.Http;
using SdrsMock.Inventory.Editing;
using SdrsMock.Persistence;
using SdrsMock.State;

namespace SdrsMock.Pipeline;

/// <summary>
/// Changes a project's inventory from outside SDRS: <c>POST …/{kind}</c>, <c>PATCH</c> and <c>DELETE …/{kind}/{id}</c>, from
/// the control plane, from in-process tests, or from the command log.
/// </summary>
internal sealed class InventoryCommands(ProjectRegistry projects)
{
    /// <summary>The path of the inventory in the control plane.</summary>
    public const string Path = "/__sdrs/inventory";

    /// <summary>Applies a change.</summary>
    /// <exception cref="InventoryException">The change is invalid; nothing was changed.</exception>
    public Response Apply(string projectId, ApiRequest request)
    {
        using var lease = projects.Acquire(projectId);
        var drawn = lease.Project.Ids.DrawnCount;
        try
        {
            return lease.Commit(Replay(lease.Project, request), request);
        }
        catch (InventoryException)
        {
            lease.Project.Ids.DrawnCount = drawn;
            throw;
        }
        catch
        {
            lease.Abort();
            throw;
        }
    }

    /// <summary>Applies a change requested in-process.</summary>
    public Response Apply(string projectId, string method, string[] segments, string body) => Apply(projectId, new()
    {
        Id = "",
        Method = method,
        RawPath = $"{Path}/{string.Join('/', segments.Select(Uri.EscapeDataString))}",
        RawQuery = "",
        Header = _ => null,
        Body = Encoding.UTF8.GetBytes(body),
        BaseUrl = BaseUrl.None,
    });

    /// <summary>Applies a change in a project whose lock the caller holds and whose due jobs are completed.</summary>
    public static Response Replay(ProjectState project, ApiRequest request)
    {
        using var document = request.Body.IsEmpty ? null : StrictJson.Parse(request.Body, out _);
        var body = document?.RootElement;
        return (request.Method, GetPathSegments(request.RawPath)) switch
        {
            ("POST", [var kind]) =>
                Execute(201, InventoryCollections.Find(kind), project, (of, next) => of.Add(project.Inventory, body ?? s_nothing, next)),
            ("PATCH", [var kind, var id]) =>
                Execute(200, InventoryCollections.Find(kind), project, (of,
                    next) => of.Patch(project.Inventory, id, ParseBody(body), next)),
            ("DELETE", [var kind, var id]) =>
                Execute(204, InventoryCollections.Find(kind), project, (of, _) => of.Remove(project.Inventory, id)),
            _ => throw new InventoryException(405, "inventory: use POST on a kind, PATCH or DELETE on an item of a kind."),
        };
    }

    private static Response Execute(
        int status, InventoryCollection kind, ProjectState project, Func<InventoryCollection, Func<long>, InventoryChange> act)
    {
        var change = act(kind, project.Ids.NextSequence);
        StatusPropagation.ApplyInventoryChange(change, project);
        return status == 204 ? Response.NoContent : Response.Json(status, json => kind.TryWrite(project.Inventory, change.Id, json));
    }

    private static string[] GetPathSegments(string path) =>
        [.. path[Path.Length..].Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)];

    // Omitted members are generated, and so is an item without any members.
    private static readonly JsonElement s_nothing = JsonDocument.Parse("{}").RootElement;

    private static JsonElement ParseBody(JsonElement? body) =>
        body ?? throw new InventoryException(400, "The body is missing; send a JSON object.");
}
