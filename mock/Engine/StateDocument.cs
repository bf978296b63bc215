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
        foreach (var world in engine.Worlds.Known(projectId))
        {
            using var turn = engine.Worlds.Enter(world.ProjectId, onlyReads: true);
            WriteProject(json, turn.World);
        }

        json.WriteEndArray();
        if (projectId is null)
        {
            json.WritePropertyName("faults");
            JsonSerializer.Serialize(json, engine.Faults.Rules.Saved, StateJson.Default.SavedFaults);
        }

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
        if (worlds.GroupBy(world => world.ProjectId).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"the project {twice.Key} is there twice");
        }

        if (projectId is not null && worlds.Count != 1)
        {
            throw new ArgumentException($"a project is replaced by a document of one project, not of {worlds.Count}");
        }

        if (projectId is not null)
        {
            return engine.Worlds.Replace(worlds[0]);
        }

        var (advanced, faults) = (AdvancedOf(document), FaultsOf(document, engine));
        return engine.Worlds.ReplaceAll(worlds, engine.Shared, () =>
        {
            engine.Options.Clock.SetAdvanced(advanced);
            engine.Faults.Rules.Restore(faults);
        });
    }

    internal static void WriteProject(Utf8JsonWriter json, World world)
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
        try
        {
            // What the check makes of its copy shall not count as met; and what goes past the limits here holds together too.
            SavedCheck.Hold(project, Build(project, rules with { Coverage = new(), Limits = Limits.None }, projectId));
            var world = Build(project, rules, projectId);
            // The first call brings it to the clock, which may be behind the document.
            world.Now = DateTimeOffset.UnixEpoch;
            return world;
        }
        catch (Exception wrong) when (wrong is not ArgumentException { ParamName: null })
        {
            // People edit states: there is no end to what can be wrong with one.
            throw new ArgumentException($"it does not hold together: {wrong.Message}", wrong);
        }
    }

    // A document of before rules were in it leaves them as they are.
    private static SavedFaults FaultsOf(JsonElement document, MockEngine engine)
    {
        if (!document.TryGetProperty("faults", out var saved))
        {
            return engine.Faults.Rules.Saved;
        }

        var faults = saved.Deserialize(StateJson.Default.SavedFaults) ?? throw new ArgumentException("faults is null");
        if (faults.Rules.Count > engine.Options.FaultRules)
        {
            throw new ArgumentException($"faults holds {faults.Rules.Count} rules, and this mock takes {engine.Options.FaultRules} (--fault-rules)");
        }

        foreach (var fault in faults.Rules)
        {
            FaultRules.Check(fault.Rule);
        }

        return faults;
    }

    // Checked before anything is changed.
    private static TimeSpan AdvancedOf(JsonElement document)
    {
        var text = document.GetProperty("advanced").GetString();
        try
        {
            return XmlConvert.ToTimeSpan(text!) is var span && span >= TimeSpan.Zero && span <= MockClock.Furthest ? span : throw new FormatException();
        }
        catch (Exception wrong) when (wrong is FormatException or OverflowException or ArgumentNullException)
        {
            throw new ArgumentException($"advanced is '{text}' but must be a duration such as PT30S");
        }
    }

    private static World Build(JsonElement project, WorldRules rules, string? projectId)
    {
        var id = projectId ?? project.GetProperty("project_id").GetString();
        if (id is null || !Credentials.IsProjectId(id))
        {
            throw new ArgumentException($"project_id is '{id}' but must be 32 hexadecimal characters");
        }

        var world = new World(
            id,
            rules,
            ProjectSurroundings.Read(project.GetProperty("surroundings"), rules.Blueprint));
        project.GetProperty("resources").Deserialize(StateJson.Default.SavedResources)!.Restore(world);
        return world;
    }
}
