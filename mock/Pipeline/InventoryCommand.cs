using System.Text.Json;
using SdrsMock.Common;
using SdrsMock.Http;
using SdrsMock.Inventory.Editing;
using SdrsMock.Persistence;
using SdrsMock.Projects;
using SdrsMock.State;

namespace SdrsMock.Pipeline;

/// <summary>Changes an item of a project's inventory from outside SDRS.</summary>
/// <param name="action">What to do with the item.</param>
/// <param name="kind">The kind of the item, such as <c>servers</c>.</param>
/// <param name="id">The id of the item; null for a new one.</param>
/// <param name="body">The members as JSON; empty for none.</param>
internal sealed class InventoryCommand(InventoryAction action, string kind, string? id, ReadOnlyMemory<byte> body) : IProjectCommand
{
    // The path and the methods of such a command in the log.
    private const string Path = "/__sdrs/inventory";

    private static readonly Dictionary<string, InventoryAction> s_actions = new()
    {
        ["POST"] = InventoryAction.Add,
        ["PATCH"] = InventoryAction.Patch,
        ["DELETE"] = InventoryAction.Remove,
    };

    // Omitted members are generated, and so is an item without any members.
    private static readonly JsonElement s_nothing = JsonDocument.Parse("{}").RootElement;

    public bool OnlyReads => false;

    /// <summary>Why the command is invalid; null while it is not. Nothing was changed then.</summary>
    public InventoryException? Problem { get; private set; }

    /// <summary>The command of a method and the path segments after the name of the endpoint.</summary>
    /// <exception cref="InventoryException">There is no such command.</exception>
    public static InventoryCommand Parse(string method, IReadOnlyList<string> segments, ReadOnlyMemory<byte> body) =>
        (s_actions.TryGetValue(method, out var action), action, segments) switch
        {
            (true, InventoryAction.Add, [var kind]) => new(action, kind, null, body),
            (true, not InventoryAction.Add, [var kind, var id]) => new(action, kind, id, body),
            _ => throw new InventoryException(405, "inventory: use POST on a kind, PATCH or DELETE on an item of a kind."),
        };

    /// <summary>Whether an entry of the log is such a command.</summary>
    public static bool IsLogged(in LogEntry entry) => entry.Path.StartsWith(Path, StringComparison.Ordinal);

    /// <summary>The command of an entry of the log.</summary>
    public static InventoryCommand FromEntry(in LogEntry entry) => Parse(
        entry.Method,
        [.. entry.Path[Path.Length..].Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)],
        entry.Body);

    public Response Execute(ProjectState project)
    {
        var drawn = project.Ids.DrawnCount;
        try
        {
            return Apply(project);
        }
        catch (InventoryException exception)
        {
            Problem = exception;
            project.Ids.DrawnCount = drawn;
            return Response.NoContent with { Rejection = new(Errors.RequestInvalid, Detail: exception.Message) };
        }
    }

    public LogEntry ToEntry(ProjectState project, Response response) => new(
        project.Now, s_actions.First(pair => pair.Value == action).Key,
        id is null ? $"{Path}/{Uri.EscapeDataString(kind)}" : $"{Path}/{Uri.EscapeDataString(kind)}/{Uri.EscapeDataString(id)}", "",
        body, null, false, response.Status, project.Ids.DrawnCount);

    /// <summary>Applies the change in a project whose lock the caller holds and whose due jobs are completed.</summary>
    /// <exception cref="InventoryException">The change is invalid.</exception>
    public Response Apply(ProjectState project)
    {
        using var document = body.IsEmpty ? null : StrictJson.Parse(body, out _);
        var collection = InventoryCollections.Find(kind);
        var change = action switch
        {
            InventoryAction.Add => collection.Add(project.Inventory, document?.RootElement ?? s_nothing, project.Ids.NextSequence),
            InventoryAction.Patch => collection.Patch(project.Inventory, id ?? "", GetMembers(document), project.Ids.NextSequence),
            _ => collection.Remove(project.Inventory, id ?? ""),
        };
        StatusPropagation.ApplyInventoryChange(change, project);
        return action is InventoryAction.Remove
            ? Response.NoContent
            : Response.Json(
                action is InventoryAction.Add ? 201 : 200, json => collection.TryWrite(project.Inventory, change.Id, json));
    }

    private static JsonElement GetMembers(JsonDocument? document) =>
        document?.RootElement ?? throw new InventoryException(400, "The body is missing; send a JSON object.");
}
