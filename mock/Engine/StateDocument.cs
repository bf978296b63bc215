using System.Globalization;
using System.Text.Json;
using System.Xml;
using SdrsMock.Common;
using SdrsMock.Faults;
using SdrsMock.Inventory;
using SdrsMock.Jobs;
using SdrsMock.Projects;
using SdrsMock.State;

namespace SdrsMock.Engine;

/// <summary>The state of a mock as one JSON document: what <c>GET /__sdrs/state</c> shows and <c>PUT</c> takes.</summary>
internal static class StateDocument
{
    /// <summary>Increases when older documents can no longer be read as they are.</summary>
    public const int Format = 1;

    public static void Write(Utf8JsonWriter json, MockEngine engine, string? projectId)
    {
        WriteStart(json, engine, engine.Clocks.For(projectId).Advanced);
        foreach (var state in engine.Projects.Existing(projectId))
        {
            using var lease = engine.Projects.Acquire(state.ProjectId, onlyReads: true);
            if (lease.Loaded.IsWritten)
            {
                WriteProject(json, lease.Project);
            }
        }

        json.WriteEndArray();
        if (projectId is null)
        {
            if (engine.GlobalState.CreatedProjects is { } created)
            {
                json.WritePropertyName("created");
                JsonSerializer.Serialize(json, created, GlobalStateJson.Default.CreatedProjectsDto);
            }

            json.WritePropertyName("faults");
            JsonSerializer.Serialize(json, engine.Faults.Rules.Saved, GlobalStateJson.Default.FaultRulesDto);
        }

        json.WriteEndObject();
    }

    /// <summary>Writes the document of a project at an earlier instant, as it was written then.</summary>
    public static void Write(Utf8JsonWriter json, MockEngine engine, ProjectInstant instant)
    {
        WriteStart(json, engine, instant.Advanced);
        if (instant.IsWritten)
        {
            WriteProject(json, instant.State);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteStart(Utf8JsonWriter json, MockEngine engine, TimeSpan advanced)
    {
        json.WriteStartObject();
        json.WriteNumber("format", Format);
        json.WriteString("edition", engine.Edition.Name);
        json.WriteNumber("seed", engine.Options.Seed);
        json.WriteString("advanced", XmlConvert.ToString(advanced));
        json.WriteStartArray("projects");
    }

    /// <summary>Replaces the state by a document; on any problem nothing is changed.</summary>
    /// <param name="document">A document that was written.</param>
    /// <param name="engine">The mock.</param>
    /// <param name="projectId">Replaces only this project, by the document's only one; null replaces the whole state.</param>
    /// <returns>Completes when the state is durable.</returns>
    public static Task Read(JsonElement document, MockEngine engine, string? projectId)
    {
        if (document.ValueKind is not JsonValueKind.Object || !document.TryGetProperty("format", out var format)
            || format.GetInt32() != Format)
        {
            throw new ArgumentException($"the document must be an object with \"format\": {Format}");
        }

        if (document.GetProperty("edition").GetString() != engine.Edition.Name)
        {
            throw new ArgumentException(
                $"edition: the document has {document.GetProperty("edition")}, and this mock follows {engine.Edition.Name}");
        }

        var projects = document.GetProperty("projects").EnumerateArray().Select(project => ReadProject(project, engine, projectId))
            .ToList();
        if (projects.GroupBy(state => state.ProjectId).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"projects: {twice.Key} occurs twice");
        }

        if (projectId is not null && projects.Count != 1)
        {
            throw new ArgumentException($"projects: expected one project to replace a single one, got {projects.Count}");
        }

        if (projectId is not null)
        {
            var replaced = engine.Projects.Replace(projects[0]);
            engine.Changes.RecordReset(projectId);
            return replaced;
        }

        var (advanced, faults, created) = (ReadAdvanced(document), ReadFaults(document, engine), ReadCreated(document, engine));
        var allReplaced = engine.Projects.ReplaceAll(projects, engine.GlobalState, () =>
        {
            engine.Options.Clock.SetAdvanced(advanced);
            engine.Faults.Rules.Restore(faults);
            engine.GlobalState.RestoreCreated(created, projects.Select(project => project.ProjectId));
        });
        engine.Changes.RecordReset(null);
        return allReplaced;
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
            // The validation uses a copy without coverage counters, and without retention limits, which a valid document may exceed.
            StateValidator.Validate(project, Build(project, context with { Coverage = new(), Limits = RetentionLimits.None }, projectId));
            return Build(project, context, projectId);
        }
        catch (Exception exception) when (exception is not ArgumentException { ParamName: null })
        {
            // Documents are edited by hand, so that any exception can occur.
            throw new ArgumentException($"the document is inconsistent: {exception.Message}", exception);
        }
    }

    // A document without fault rules, from an earlier version, leaves the rules unchanged.
    private static FaultRulesDto ReadFaults(JsonElement document, MockEngine engine)
    {
        if (!document.TryGetProperty("faults", out var saved))
        {
            return engine.Faults.Rules.Saved;
        }

        var faults = saved.Deserialize(GlobalStateJson.Default.FaultRulesDto) ?? throw new ArgumentException("faults is null");
        Validate(faults, engine);
        return faults;
    }

    // A document without this member has no projects that were created on their own.
    private static CreatedProjectsDto? ReadCreated(JsonElement document, MockEngine engine)
    {
        if (!document.TryGetProperty("created", out var saved))
        {
            return null;
        }

        var created = saved.Deserialize(GlobalStateJson.Default.CreatedProjectsDto) ?? throw new ArgumentException("created is null");
        foreach (var project in created.Projects)
        {
            if (!ProjectIds.IsValid(project.ProjectId) || created.Projects.Count(other => other.ProjectId == project.ProjectId) > 1)
            {
                throw new ArgumentException(
                    $"created: '{project.ProjectId}' is no project id of 32 hexadecimal characters, or occurs twice");
            }

            if (project.Advanced < 0 || project.Advanced > MockClock.MaxAdvance.Ticks
                || (project.FrozenAt is { } start && !MockClock.IsStart(start)))
            {
                throw new ArgumentException($"created: the clock of {project.ProjectId} is out of range");
            }

            Validate(project.Faults, engine);
        }

        return created;
    }

    private static void Validate(FaultRulesDto faults, MockEngine engine)
    {
        if (faults.Rules.Count > engine.Options.MaxFaultRules)
        {
            throw new ArgumentException(
                $"faults: {faults.Rules.Count} rules exceed the maximum of {engine.Options.MaxFaultRules} (--fault-rules)");
        }

        foreach (var fault in faults.Rules)
        {
            FaultRuleSet.Validate(fault.Rule);
        }
    }

    // Validated before anything is changed.
    private static TimeSpan ReadAdvanced(JsonElement document)
    {
        var text = document.GetProperty("advanced").GetString();
        try
        {
            return XmlConvert.ToTimeSpan(text!) is var span && span >= TimeSpan.Zero && span <= MockClock.MaxAdvance ? span
                : throw new FormatException();
        }
        catch (Exception exception) when (exception is FormatException or OverflowException or ArgumentNullException)
        {
            throw new ArgumentException($"advanced: '{text}' is invalid; use an ISO 8601 duration such as PT30S");
        }
    }

    internal static ProjectState Build(JsonElement project, EngineContext context, string? projectId)
    {
        var id = projectId ?? project.GetProperty("project_id").GetString();
        if (id is null || !ProjectIds.IsValid(id))
        {
            throw new ArgumentException($"project_id: '{id}' is invalid; use 32 hexadecimal characters");
        }

        var state = new ProjectState(
            id,
            context,
            ProjectInventory.Read(project.GetProperty("surroundings"), context.InventoryTemplate));
        project.GetProperty("resources").Deserialize(StateJson.Default.ProjectStateDto)!.Restore(state);
        return state;
    }
}
