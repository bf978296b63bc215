using System.Globalization;
using System.Text.Json;
using SdrsMock.Engine;
using SdrsMock.Http;

namespace SdrsMock.ControlPlane;

/// <summary>
/// <c>GET</c> and <c>POST projects</c>, <c>GET</c> and <c>DELETE projects/{id}</c>: projects of their own, each with a clock, fault
/// rules, journal and credentials that no other project sees. The list also has the default project and those that hold resources.
/// </summary>
internal sealed class ProjectsEndpoint(MockEngine engine) : IControlEndpoint
{
    private const string Id = "id";
    private const string Clock = "clock";
    private const string Start = "start";
    private const string Frozen = "frozen";
    private const string Real = "real";

    private static readonly string[] s_members = [Id, Clock, Start];

    public IReadOnlyList<ControlRoute> Routes =>
    [
        new("GET", "projects", List, PageRequest.Parameters) { TakesProject = false },
        new("GET", "projects/{id}", call => Find(call.Path[Id])) { TakesProject = false },
        new("POST", "projects", Create) { TakesProject = false },
        new("DELETE", "projects/{id}", call => Delete(call.Path[Id])) { TakesProject = false },
    ];

    private IReadOnlyList<string> KnownIds =>
    [
        engine.DefaultProjectId,
        .. engine.Lifecycle.Ids.Where(id => id != engine.DefaultProjectId),
        .. engine.Projects.Existing(null).Where(project => !project.IsPristine).Select(project => project.ProjectId)
            .Where(id => id != engine.DefaultProjectId && !engine.Clocks.HasOwn(id)),
    ];

    private bool IsKnown(string id) => id == engine.DefaultProjectId || engine.Clocks.HasOwn(id)
        || engine.Projects.Existing(id).Any(project => project.ProjectId == id && !project.IsPristine);

    private Response List(ControlRequest call)
    {
        var (ids, next) = PageRequest.Parse(call).Apply(KnownIds, id => id, _ => true);
        return Response.Json(200, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("projects");
            foreach (var id in ids)
            {
                json.WriteStartObject();
                WriteProject(json, engine, id);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            if (next is not null)
            {
                json.WriteString("next", next);
            }

            json.WriteEndObject();
        });
    }

    private Response Create(ControlRequest call)
    {
        var (id, frozenAt) = Parse(call);
        if (id is not null && engine.Lifecycle.Ids.Contains(id))
        {
            throw new ControlPlaneException(409, $"id: project {id} exists already; use another id, or delete the project first.");
        }

        try
        {
            var created = engine.Lifecycle.Create(id, frozenAt);
            return Show(engine, 201, created) with { Headers = [new("Location", $"/__sdrs/projects/{created}")] };
        }
        catch (ArgumentException exception)
        {
            throw Invalid(exception.Message);
        }
    }

    private Response Find(string id) => IsKnown(id) ? Show(engine, 200, id) : throw NotFound(id);

    private Response Delete(string id) => engine.Lifecycle.Delete(id) ? Response.NoContent : throw NotFound(id);

    private (string? Id, DateTimeOffset? FrozenAt) Parse(ControlRequest call)
    {
        if (call.Body is not { } body)
        {
            return (null, GetStart(null, null));
        }

        if (body.ValueKind is not JsonValueKind.Object)
        {
            throw Invalid("The body must be an object, such as {\"clock\":\"frozen\"}");
        }

        KnownNames.CheckMembers(body.EnumerateObject().Select(member => member.Name), s_members, "a project");
        return (GetText(body, Id), GetStart(GetText(body, Clock), GetText(body, Start)));
    }

    // The time at which the clock is frozen; null for a clock that runs.
    private DateTimeOffset? GetStart(string? clock, string? start)
    {
        if (clock is not (null or Frozen or Real))
        {
            throw Invalid($"clock: \"{clock}\" is invalid; use {Frozen} or {Real}");
        }

        if (clock is Real || (clock is null && start is null && !engine.Options.Clock.IsFrozen))
        {
            return start is null ? null : throw Invalid("start: only a frozen clock has one; leave it out");
        }

        return start is null ? MockClock.DefaultStart
            : DateTimeOffset.TryParse(start, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
                && MockClock.IsStart(time) ? time
            : throw Invalid(
                $"start: \"{start}\" is invalid; use an ISO 8601 time from 1970 to the begin of 4000, such as 2026-01-01T00:00:00Z");
    }

    private static string? GetText(JsonElement body, string member) => !body.TryGetProperty(member, out var value) ? null
        : value.ValueKind is JsonValueKind.String ? value.GetString()
        : throw Invalid($"{member}: expected a string, got {value.GetRawText()}");

    /// <summary>The response that describes a project, with its variables.</summary>
    public static Response Show(MockEngine engine, int status, string id) => Response.Json(status, json =>
    {
        json.WriteStartObject();
        WriteProject(json, engine, id);
        json.WriteStartObject("variables");
        foreach (var (name, value) in engine.GetVariables(id))
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    });

    private static void WriteProject(Utf8JsonWriter json, MockEngine engine, string id)
    {
        json.WriteString(Id, id);
        json.WriteBoolean("default", id == engine.DefaultProjectId);
        json.WriteBoolean("own_clock", engine.Clocks.HasOwn(id));
        json.WritePropertyName(Clock);
        ClockEndpoint.Write(json, engine.Clocks.For(id), null);
    }

    private static ControlPlaneException NotFound(string id) =>
        new(404, $"There is no project \"{id}\"; GET projects lists those that exist, and POST projects creates one.");

    private static ControlPlaneException Invalid(string problem) => new(400, $"{problem}.");
}
