using System.Buffers;
using System.Globalization;
using System.Text.Json;
using SdrsMock.Engine;
using SdrsMock.Surroundings;
using SdrsMock.Surroundings.Inventory;

namespace SdrsMock.Storage;

/// <summary>A world as a whole. Unlike <see cref="StateDocument"/> it holds of the surroundings only what the project changed.</summary>
internal static class Snapshot
{
    /// <summary>Writes a world; the caller holds its gate.</summary>
    public static byte[] Of(World world)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("now", world.Now.ToString("O", CultureInfo.InvariantCulture));
            json.WritePropertyName("resources");
            JsonSerializer.Serialize(json, SavedResources.Of(world), StateJson.Default.SavedResources);
            json.WriteStartObject("surroundings");
            foreach (var kind in InventoryKinds.All)
            {
                kind.WriteOwn(world.Surroundings, json);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>The world that was written.</summary>
    public static World Read(byte[] snapshot, string projectId, WorldRules rules)
    {
        using var document = JsonDocument.Parse(snapshot);
        var surroundings = new ProjectSurroundings(rules.Blueprint);
        foreach (var kind in InventoryKinds.All)
        {
            if (document.RootElement.GetProperty("surroundings").TryGetProperty(kind.Name, out var own))
            {
                kind.RestoreOwn(surroundings, own);
            }
        }

        var now = DateTimeOffset.Parse(document.RootElement.GetProperty("now").GetString()!, CultureInfo.InvariantCulture);
        var world = new World(projectId, rules, surroundings) { Now = now };
        document.RootElement.GetProperty("resources").Deserialize(StateJson.Default.SavedResources)!.Restore(world);
        return world;
    }
}
