using System.Text;
using System.Text.Json;
using SdrsMock.Http;
using SdrsMock.Inventory.Editing;
using SdrsMock.Persistence;
using SdrsMock.State;

namespace SdrsMock.Pipeline;

/// <summary>
/// Changes to a project's surroundings, behind the service's back: <c>POST …/{kind}</c>, <c>PATCH</c> and
/// <c>DELETE …/{kind}/{id}</c>, from the control plane, from in-process tests, or again from a log.
/// </summary>
internal sealed class InventoryCommands(ProjectRegistry projects)
{
    /// <summary>Where the control plane has the inventory.</summary>
    public const string Path = "/__sdrs/inventory";

    /// <summary>Makes a change.</summary>
    /// <exception cref="InventoryException">Nothing was changed.</exception>
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

    /// <summary>Makes a change that nobody but a test or a program in this process asks for.</summary>
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

    /// <summary>Makes a change in a world that is held and settled.</summary>
    public static Response Replay(ProjectState project, ApiRequest request)
    {
        using var document = request.Body.IsEmpty ? null : StrictJson.Parse(request.Body, out _);
        var body = document?.RootElement;
        return (request.Method, GetPathSegments(request.RawPath)) switch
        {
            ("POST", [var kind]) => Execute(201, InventoryCollections.Find(kind), project, (of, next) => of.Add(project.Inventory, body ?? s_nothing, next)),
            ("PATCH", [var kind, var id]) => Execute(200, InventoryCollections.Find(kind), project, (of, next) => of.Patch(project.Inventory, id, ParseBody(body), next)),
            ("DELETE", [var kind, var id]) => Execute(204, InventoryCollections.Find(kind), project, (of, _) => of.Remove(project.Inventory, id)),
            _ => throw new InventoryException(405, "inventory takes POST on a kind, and PATCH and DELETE on a thing of a kind."),
        };
    }

    private static Response Execute(int status, InventoryCollection kind, ProjectState project, Func<InventoryCollection, Func<long>, InventoryChange> act)
    {
        var change = act(kind, project.Ids.NextSequence);
        StatusPropagation.ApplyInventoryChange(change, project);
        return status == 204 ? Response.NoContent : Response.Json(status, json => kind.TryWrite(project.Inventory, change.Id, json));
    }

    private static string[] GetPathSegments(string path) =>
        [.. path[Path.Length..].Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)];

    // What is left out is generated, all of it too.
    private static readonly JsonElement s_nothing = JsonDocument.Parse("{}").RootElement;

    private static JsonElement ParseBody(JsonElement? body) => body ?? throw new InventoryException(400, "The call needs a JSON object as its body.");
}
