using System.Globalization;
using System.Text;
using System.Text.Json;
using SdrsMock.Common;
using SdrsMock.Engine;
using SdrsMock.Http;
using SdrsMock.Persistence;
using SdrsMock.Schemas;

namespace SdrsMock.ControlPlane;

/// <summary>
/// <c>GET history</c>: the commands that changed a project, oldest first; each is an instant whose state can be recomputed.
/// <c>GET diff</c>: what differs between two instants, named snapshots, or the present state.
/// </summary>
internal sealed class HistoryEndpoint(MockEngine engine) : IControlEndpoint
{
    private const string Resource = "resource";
    private const string OperationName = "operation";
    private const string From = "from";
    private const string To = "to";
    private const string Present = "now";
    private const string Snapshot = "snapshot:";

    private static readonly JsonElement s_nothing = JsonDocument.Parse("{}").RootElement;

    // A longer body is left out of the list.
    private const int MaxShownBody = 8 << 10;

    public IReadOnlyList<ControlRoute> Routes =>
    [
        new("GET", "history", List, [Resource, OperationName, .. PageRequest.Parameters]),
        new("GET", "diff", Compare, From, To),
    ];

    private Response List(ControlRequest call)
    {
        var timeline = engine.GetTimeline(call.ProjectId);
        var after = ReadAfter(call, timeline);
        var limit = PageRequest.Parse(call).Limit;
        var (resource, operation) = (call.Parameter(Resource), call.Parameter(OperationName));
        var resourceText = Encoding.UTF8.GetBytes(resource ?? "");
        var (jobs, problem) = ReadJobs(timeline);
        var found = timeline.Entries
            .Select((entry, index) => new Command(timeline.First + index + 1, entry, jobs.GetValueOrDefault(timeline.First + index + 1)))
            .Where(command => command.Number > after && (resource is null || command.Concerns(resource, resourceText))
                && (operation is null || LoggedCommand.GetName(engine, command.Entry) == operation))
            .Take(limit + 1).ToList();
        return Response.Json(200, json =>
        {
            json.WriteStartObject();
            json.WriteString("project_id", timeline.ProjectId);
            json.WriteNumber(From, timeline.First);
            json.WriteNumber(To, timeline.Last);
            if (problem is not null)
            {
                json.WriteString("problem", problem);
            }

            json.WriteStartArray("history");
            found.Take(limit).ToList().ForEach(command => Write(json, command));
            json.WriteEndArray();
            if (found.Count > limit)
            {
                json.WriteString("next", found[limit - 1].Number.ToString(CultureInfo.InvariantCulture));
            }

            json.WriteEndObject();
        });
    }

    private static long ReadAfter(ControlRequest call, ProjectTimeline timeline) => call.Parameter("after") switch
    {
        null => timeline.First,
        var text when long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var after) => after,
        var text => throw new ControlPlaneException(400, $"after: \"{text}\" is invalid; use the number of a command."),
    };

    // Without the jobs the list is still true; it then says why no state can be computed.
    private static (IReadOnlyDictionary<long, (string JobId, string ResourceId, string? Name)> Jobs, string? Problem) ReadJobs(
        ProjectTimeline timeline)
    {
        try
        {
            return (timeline.GetStartedJobs(timeline.Last), null);
        }
        catch (StoreException exception)
        {
            return (new Dictionary<long, (string, string, string?)>(), exception.Message);
        }
    }

    private void Write(Utf8JsonWriter json, Command command)
    {
        var (number, entry, job) = command;
        json.WriteStartObject();
        json.WriteNumber("sequence", number);
        json.WriteString("time", WireTimeFormat.FormatZoned(entry.Time));
        json.WriteString(OperationName, LoggedCommand.GetName(engine, entry));
        json.WriteString("method", entry.Method);
        json.WriteString("path", entry.Path + entry.Query);
        json.WriteNumber("status", entry.Status);
        json.WriteString("resource_id", job.ResourceId ?? FindResource(entry));
        json.WriteString("resource_name", job.Name);
        json.WriteString("job_id", job.JobId);
        WriteIfKnown(json, "fail_job", entry.FailJob);
        WriteIfKnown(json, "mutant", entry.Mutant);
        if (entry.StuckJob)
        {
            json.WriteBoolean("stuck_job", true);
        }

        using var body = entry.Body.IsEmpty || entry.Body.Length > MaxShownBody ? null : StrictJson.Parse(entry.Body, out _);
        if (body is not null)
        {
            json.WritePropertyName("body");
            body.RootElement.WriteTo(json);
        }

        json.WriteEndObject();
    }

    private static void WriteIfKnown(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    // The last segment of the path that is an id, after the project.
    private static string? FindResource(in LogEntry entry) => entry.Path.Split('/').Skip(3)
        .LastOrDefault(segment => segment.Length >= 32 && (Guid.TryParse(segment, out _) || ProjectIds.IsValid(segment)));

    private Response Compare(ControlRequest call)
    {
        var timeline = engine.GetTimeline(call.ProjectId);
        var (from, to) = (call.Parameter(From) ?? throw new ControlPlaneException(
            400, "from is missing; use the number of a command, \"now\", or \"snapshot:NAME\"."), call.Parameter(To) ?? Present);
        using var left = ReadDocument(call, timeline, From, from);
        using var right = ReadDocument(call, timeline, To, to);
        var changes = new JsonComparer { PairsById = true }.Compare(GetProject(left), GetProject(right)).ToList();
        return Response.Json(200, json =>
        {
            json.WriteStartObject();
            json.WriteString("project_id", call.ProjectId);
            json.WriteString(From, from);
            json.WriteString(To, to);
            json.WriteStartArray("changes");
            foreach (var change in changes)
            {
                json.WriteStartObject();
                json.WriteString("path", change.Path);
                WriteValue(json, "old", change.Left);
                WriteValue(json, "new", change.Right);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static void WriteValue(Utf8JsonWriter json, string name, JsonElement? value)
    {
        if (value is { } known)
        {
            json.WritePropertyName(name);
            known.WriteTo(json);
        }
    }

    private JsonDocument ReadDocument(ControlRequest call, ProjectTimeline timeline, string name, string text) =>
        JsonDocument.Parse(text switch
        {
            Present => Response.Json(200, json => StateDocument.Write(json, engine, call.ProjectId)).Body,
            _ when text.StartsWith(Snapshot, StringComparison.Ordinal) => FindSnapshot(call, name, text[Snapshot.Length..]),
            // Before its first command a project is as any new one.
            _ => Response.Json(200, json => StateDocument.Write(
                json, engine, InstantParameter.Read(timeline, name, text) with { IsWritten = true })).Body,
        });

    private byte[] FindSnapshot(ControlRequest call, string parameter, string name) =>
        engine.Snapshots.Find(call.ProjectId, name)?.Document
            ?? throw new ControlPlaneException(404, $"{parameter}: project {call.ProjectId} has no snapshot \"{name}\".");

    // A project that was never changed is not in its document.
    private static JsonElement GetProject(JsonDocument document) =>
        document.RootElement.GetProperty("projects") is var projects && projects.GetArrayLength() > 0 ? projects[0] : s_nothing;

    private sealed record Command(long Number, LogEntry Entry, (string? JobId, string? ResourceId, string? Name) Job)
    {
        public bool Concerns(string resource, ReadOnlySpan<byte> text) => Job.ResourceId == resource || Job.JobId == resource
            || Entry.Path.Contains(resource, StringComparison.Ordinal)
            || Entry.Body.Span.IndexOf(text) >= 0;
    }
}
