using System.Globalization;
using System.Text.Json;
using System.Xml;
using SdrsMock.Common;
using SdrsMock.Faults;
using SdrsMock.Inventory;
using SdrsMock.Jobs;
using SdrsMock.Persistence;
using SdrsMock.State;

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
        foreach (var state in engine.Projects.Existing(projectId))
        {
            using var lease = engine.Projects.Acquire(state.ProjectId, onlyReads: true);
            WriteProject(json, lease.Project);
        }

        json.WriteEndArray();
        if (projectId is null)
        {
            json.WritePropertyName("faults");
            JsonSerializer.Serialize(json, engine.Faults.Rules.Saved, GlobalStateJson.Default.FaultRulesDto);
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

        var projects = document.GetProperty("projects").EnumerateArray().Select(project => ReadProject(project, engine, projectId)).ToList();
        if (projects.GroupBy(state => state.ProjectId).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"the project {twice.Key} is there twice");
        }

        if (projectId is not null && projects.Count != 1)
        {
            throw new ArgumentException($"a project is replaced by a document of one project, not of {projects.Count}");
        }

        if (projectId is not null)
        {
            return engine.Projects.Replace(projects[0]);
        }

        var (advanced, faults) = (ReadAdvanced(document), ReadFaults(document, engine));
        return engine.Projects.ReplaceAll(projects, engine.GlobalState, () =>
        {
            engine.Options.Clock.SetAdvanced(advanced);
            engine.Faults.Rules.Restore(faults);
        });
    }

    internal static void WriteProject(Utf8JsonWriter json, ProjectState state)
    {
        json.WriteStartObject();
        json.WriteString("project_id", state.ProjectId);
        json.WriteString("now", state.Now.ToString("O", CultureInfo.InvariantCulture));
        json.WritePropertyName("resources");
        JsonSerializer.Serialize(json, ProjectStateDto.FromState(state), StateJson.Default.ProjectStateDto);
        json.WritePropertyName("surroundings");
        state.Inventory.WriteTo(json);
        json.WriteEndObject();
    }

    private static ProjectState ReadProject(JsonElement project, MockEngine engine, string? projectId)
    {
        var context = engine.Projects.Context;
        try
        {
            // What the check makes of its copy shall not count as met; and what goes past the limits here holds together too.
            StateValidator.Validate(project, Build(project, context with { Coverage = new(), Limits = RetentionLimits.None }, projectId));
            var state = Build(project, context, projectId);
            // The first call brings it to the clock, which may be behind the document.
            state.Now = DateTimeOffset.UnixEpoch;
            return state;
        }
        catch (Exception exception) when (exception is not ArgumentException { ParamName: null })
        {
            // People edit states: there is no end to what can be wrong with one.
            throw new ArgumentException($"it does not hold together: {exception.Message}", exception);
        }
    }

    // A document of before rules were in it leaves them as they are.
    private static FaultRulesDto ReadFaults(JsonElement document, MockEngine engine)
    {
        if (!document.TryGetProperty("faults", out var saved))
        {
            return engine.Faults.Rules.Saved;
        }

        var faults = saved.Deserialize(GlobalStateJson.Default.FaultRulesDto) ?? throw new ArgumentException("faults is null");
        if (faults.Rules.Count > engine.Options.MaxFaultRules)
        {
            throw new ArgumentException($"faults holds {faults.Rules.Count} rules, and this mock takes {engine.Options.MaxFaultRules} (--fault-rules)");
        }

        foreach (var fault in faults.Rules)
        {
            FaultRuleSet.Validate(fault.Rule);
        }

        return faults;
    }

    // Checked before anything is changed.
    private static TimeSpan ReadAdvanced(JsonElement document)
    {
        var text = document.GetProperty("advanced").GetString();
        try
        {
            return XmlConvert.ToTimeSpan(text!) is var span && span >= TimeSpan.Zero && span <= MockClock.MaxAdvance ? span : throw new FormatException();
        }
        catch (Exception exception) when (exception is FormatException or OverflowException or ArgumentNullException)
        {
            throw new ArgumentException($"advanced is '{text}' but must be a duration such as PT30S");
        }
    }

    private static ProjectState Build(JsonElement project, EngineContext context, string? projectId)
    {
        var id = projectId ?? project.GetProperty("project_id").GetString();
        if (id is null || !ProjectIds.IsValid(id))
        {
            throw new ArgumentException($"project_id is '{id}' but must be 32 hexadecimal characters");
        }

        var state = new ProjectState(
            id,
            context,
            ProjectInventory.Read(project.GetProperty("surroundings"), context.InventoryTemplate));
        project.GetProperty("resources").Deserialize(StateJson.Default.ProjectStateDto)!.Restore(state);
        return state;
    }
}
