using System.Globalization;
using System.Text.Json;
using System.Xml;
using SdrsMock.Surroundings;

namespace SdrsMock.Engine;

/// <summary>The state of a mock as one JSON document: what <c>GET /__sdrs/state</c> shows and <c>PUT</c> takes.</summary>
internal static class StateDocument
{
    /// <summary>Goes up when a document of before can no longer be read as it is.</summary>
    public const int Format = 1;

    public static void Write(Utf8JsonWriter json, MockEngine engine, string? projectId)
    {
        json.WriteStartObject();
        json.WriteNumber("format", Format);
        json.WriteString("edition", engine.Edition.Name);
        json.WriteNumber("seed", engine.Options.Seed);
        json.WriteString("advanced", XmlConvert.ToString(engine.Options.Clock.Advanced));
        json.WriteStartArray("projects");
        foreach (var world in engine.Worlds.All.Where(world => world.ProjectId.Length > 0 && (projectId is null || world.ProjectId == projectId)))
        {
            using var turn = engine.Worlds.Enter(world.ProjectId, onlyReads: true);
            WriteProject(json, turn.World);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Puts a document in the place of what is there; on any problem nothing is changed.</summary>
    /// <param name="document">What <see cref="Write"/> wrote.</param>
    /// <param name="engine">The mock.</param>
    /// <param name="projectId">Only this project is replaced, by the document's only one; null replaces the whole state.</param>
    /// <returns>Ends when the store has it.</returns>
    public static Task Read(JsonElement document, MockEngine engine, string? projectId)
    {
        if (document.ValueKind is not JsonValueKind.Object || !document.TryGetProperty("format", out var format) || format.GetInt32() != Format)
        {
            throw new ArgumentException($"it must be an object with \"format\": {Format}");
        }

        if (document.GetProperty("edition").GetString() != engine.Edition.Name)
        {
            throw new ArgumentException($"it is of the edition {document.GetProperty("edition")}, and this mock follows {engine.Edition.Name}");
        }

        var worlds = document.GetProperty("projects").EnumerateArray().Select(project => ReadProject(project, engine, projectId)).ToList();
        if (projectId is not null && worlds.Count != 1)
        {
            throw new ArgumentException($"a project is replaced by a document of one project, not of {worlds.Count}");
        }

        if (projectId is not null)
        {
            return engine.Worlds.Replace(worlds[0]);
        }

        var advanced = XmlConvert.ToTimeSpan(document.GetProperty("advanced").GetString()!);
        return engine.Worlds.ReplaceAll(worlds, () =>
        {
            lock (engine.Shared.Gate)
            {
                engine.Options.Clock.SetAdvanced(advanced);
                return engine.Shared.Saved();
            }
        });
    }

    private static void WriteProject(Utf8JsonWriter json, World world)
    {
        json.WriteStartObject();
        json.WriteString("project_id", world.ProjectId);
        json.WriteString("now", world.Now.ToString("O", CultureInfo.InvariantCulture));
        json.WritePropertyName("resources");
        JsonSerializer.Serialize(json, SavedResources.Of(world), StateJson.Default.SavedResources);
        json.WritePropertyName("surroundings");
        world.Surroundings.WriteTo(json);
        json.WriteEndObject();
    }

    private static World ReadProject(JsonElement project, MockEngine engine, string? projectId)
    {
        var rules = engine.Worlds.Rules;
        var world = new World(
            projectId ?? project.GetProperty("project_id").GetString()!,
            rules,
            ProjectSurroundings.Read(project.GetProperty("surroundings"), rules.Blueprint))
        {
            // The first call brings it to the clock, which may be behind the document.
            Now = DateTimeOffset.MinValue,
        };
        project.GetProperty("resources").Deserialize(StateJson.Default.SavedResources)!.Restore(world);
        return world;
    }
}
