using System.Buffers;
using System.Globalization;
using System.Text.Json;
using SdrsMock.Inventory;
using SdrsMock.Inventory.Editing;

namespace SdrsMock.State;

/// <summary>
/// Serialises a whole project for the command log. Unlike a state document it holds only the inventory items that the project
/// changed.
/// </summary>
internal static class SnapshotSerializer
{
    // The member for the number of commands; a snapshot of an earlier version has none.
    private const string Commands = "commands";

    /// <summary>Serialises a project. The caller holds the project lock.</summary>
    /// <param name="project">The project.</param>
    /// <param name="commands">How many commands changed it since its history began.</param>
    public static byte[] Serialize(ProjectState project, long commands = 0)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("now", project.Now.ToString("O", CultureInfo.InvariantCulture));
            json.WritePropertyName("resources");
            JsonSerializer.Serialize(json, ProjectStateDto.FromState(project, withIdSource: true), StateJson.Default.ProjectStateDto);
            json.WriteStartObject("surroundings");
            foreach (var kind in InventoryCollections.All)
            {
                kind.WriteChanges(project.Inventory, json);
            }

            json.WriteEndObject();
            if (commands > 0)
            {
                json.WriteNumber(Commands, commands);
            }

            json.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>How many commands are contained in a snapshot.</summary>
    /// <exception cref="JsonException">The snapshot is damaged.</exception>
    public static long CountCommands(byte[]? snapshot)
    {
        if (snapshot is null)
        {
            return 0;
        }

        using var document = JsonDocument.Parse(snapshot);
        return document.RootElement.TryGetProperty(Commands, out var commands) ? commands.GetInt64() : 0;
    }

    /// <summary>Restores the project from its serialised form.</summary>
    public static ProjectState Deserialize(byte[] snapshot, string projectId, EngineContext context)
    {
        using var document = JsonDocument.Parse(snapshot);
        var inventory = new ProjectInventory(context.InventoryTemplate);
        foreach (var kind in InventoryCollections.All)
        {
            if (document.RootElement.GetProperty("surroundings").TryGetProperty(kind.Name, out var own))
            {
                kind.RestoreChanges(inventory, own);
            }
        }

        var now = DateTimeOffset.Parse(document.RootElement.GetProperty("now").GetString()!, CultureInfo.InvariantCulture);
        var project = new ProjectState(projectId, context, inventory) { Now = now };
        document.RootElement.GetProperty("resources").Deserialize(StateJson.Default.ProjectStateDto)!.Restore(project);
        return project;
    }
}
