using System.Text;
using System.Text.Json;
using SdrsMock.Surroundings.Inventory;

namespace SdrsMock.Engine;

/// <summary>
/// Changes to a project's surroundings, behind the service's back: <c>POST …/{kind}</c>, <c>PATCH</c> and
/// <c>DELETE …/{kind}/{id}</c>, from the control plane, from in-process tests, or again from a log.
/// </summary>
internal sealed class InventoryChanges(Worlds worlds)
{
    /// <summary>Where the control plane has the inventory.</summary>
    public const string Path = "/__sdrs/inventory";

    /// <summary>Makes a change.</summary>
    /// <exception cref="InventoryRefusal">Nothing was changed.</exception>
    public Reply Make(string projectId, ApiRequest request)
    {
        using var turn = worlds.Enter(projectId);
        var drawn = turn.World.Ids.Drawn;
        try
        {
            return turn.Keep(Repeat(turn.World, request), request);
        }
        catch (InventoryRefusal)
        {
            turn.World.Ids.Drawn = drawn;
            throw;
        }
        catch
        {
            turn.BreakOff();
            throw;
        }
    }

    /// <summary>Makes a change that nobody but a test or a program in this process asks for.</summary>
    public Reply Make(string projectId, string method, string[] segments, string body) => Make(projectId, new()
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
    public static Reply Repeat(World world, ApiRequest request)
    {
        using var document = request.Body.IsEmpty ? null : StrictJson.Parse(request.Body, out _);
        var body = document?.RootElement;
        return (request.Method, Rest(request.RawPath)) switch
        {
            ("POST", [var kind]) => Changed(201, InventoryKinds.Named(kind), world, (of, next) => of.Add(world.Surroundings, body ?? s_nothing, next)),
            ("PATCH", [var kind, var id]) => Changed(200, InventoryKinds.Named(kind), world, (of, next) => of.Patch(world.Surroundings, id, Given(body), next)),
            ("DELETE", [var kind, var id]) => Changed(204, InventoryKinds.Named(kind), world, (of, _) => of.Remove(world.Surroundings, id)),
            _ => throw new InventoryRefusal(405, "inventory takes POST on a kind, and PATCH and DELETE on a thing of a kind."),
        };
    }

    private static Reply Changed(int status, InventoryKind kind, World world, Func<InventoryKind, Func<long>, Change> act)
    {
        var change = act(kind, world.Ids.NextSequence);
        Consequences.Of(change, world);
        return status == 204 ? Reply.NoContent : Reply.Json(status, json => kind.TryWrite(world.Surroundings, change.Id, json));
    }

    private static string[] Rest(string path) =>
        [.. path[Path.Length..].Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)];

    // What is left out is generated, all of it too.
    private static readonly JsonElement s_nothing = JsonDocument.Parse("{}").RootElement;

    private static JsonElement Given(JsonElement? body) => body ?? throw new InventoryRefusal(400, "The call needs a JSON object as its body.");
}
