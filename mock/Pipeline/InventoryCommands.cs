using SdrsMock.Diagnostics;
using SdrsMock.Http;
using SdrsMock.Inventory.Editing;
using SdrsMock.Projects;

namespace SdrsMock.Pipeline;

/// <summary>Changes the inventories of projects from outside SDRS, for the control plane and in-process tests. Thread-safe.</summary>
internal sealed class InventoryCommands(CommandExecutor executor, ChangeFeed changes)
{
    /// <summary>Applies a change: <c>POST</c> on a kind, <c>PATCH</c> or <c>DELETE</c> on an item of a kind.</summary>
    /// <exception cref="InventoryException">The change is invalid; nothing was changed.</exception>
    public Response Apply(string projectId, string method, IReadOnlyList<string> segments, ReadOnlyMemory<byte> body)
    {
        var command = InventoryCommand.Parse(method, segments, body);
        var response = executor.Execute(projectId, command);
        if (command.Problem is { } problem)
        {
            throw problem;
        }

        if (response.Rejection is null)
        {
            changes.RecordInventory(projectId, segments[0]);
        }

        return response;
    }
}
