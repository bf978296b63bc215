using System.Text.Json;
using System.Text.Json.Serialization;
using SdrsMock.Engine;
using SdrsMock.Surroundings;

namespace SdrsMock.Resources;

/// <summary>The words of a job's status.</summary>
internal static class JobStatus
{
    public const string Init = "INIT";
    public const string Running = "RUNNING";
    public const string Success = "SUCCESS";
    public const string Fail = "FAIL";
}

/// <summary>
/// A job: a row with a due time. It holds data only, so that it survives in a state file; what its end does is written
/// in its operation.
/// </summary>
internal sealed class Job
{
    // Of all finished jobs, of which there are many.
    private static readonly List<Move> s_noMoves = [];
    private static readonly List<PlannedServer> s_noServers = [];
    private static readonly Dictionary<string, string> s_noNotes = [];

    public required string Id { get; init; }

    /// <summary>The value of <c>job_type</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The operation that started it and knows how it ends.</summary>
    public required string Operation { get; init; }

    /// <summary>The documented transition that it carries out.</summary>
    public required string Transition { get; init; }

    public required DateTimeOffset BeginTime { get; init; }

    /// <summary>When it ends; null for a job that a fault has made to hang.</summary>
    public DateTimeOffset? DueTime { get; set; }

    /// <summary>When it ended; null while it runs.</summary>
    public DateTimeOffset? EndTime { get; set; }

    public string? ErrorCode { get; set; }

    public string? FailReason { get; set; }

    /// <summary>A code that a fault rule wants it to fail with.</summary>
    public string? PlannedError { get; set; }

    public required string ResourceId { get; init; }

    public required string ResourceName { get; init; }

    public required string GroupId { get; init; }

    /// <summary>What it tells under <c>entities</c>; strings only, since shipping clients decode it so.</summary>
    public Entities Entities { get; set; }

    public IReadOnlyList<SubJob> SubJobs { get; set; } = [];

    /// <summary>The statuses that it moves.</summary>
    public List<Move> Moves { get; set; } = [];

    /// <summary>The DR servers that it makes.</summary>
    public List<PlannedServer> Servers { get => field ??= []; set; }

    /// <summary>What else its operation wants to remember until the end.</summary>
    public Dictionary<string, string> Notes { get => field ??= []; set; }

    /// <summary>The address that it will give to a server; nobody else gets it meanwhile.</summary>
    public AddressInSubnet? Reserved { get; set; }

    /// <summary>Its place among the jobs of its project, in the order in which they began.</summary>
    [JsonIgnore]
    public long Order { get; set; }

    [JsonIgnore]
    public bool IsOver => EndTime is not null;

    /// <summary>Tells a further entity, or another value of one.</summary>
    public void Tell(string name, string value) => Entities = Entities.With(name, value);

    /// <summary>Ends it. A finished job is kept for those who ask for it; what it still had to do is not.</summary>
    public void End()
    {
        EndTime = DueTime;
        Reserved = null;
        (Moves, Servers, Notes) = (s_noMoves, s_noServers, s_noNotes);
    }

    public string StatusAt(DateTimeOffset now) =>
        IsOver ? (ErrorCode is null ? JobStatus.Success : JobStatus.Fail)
        : now < BeginTime + Share(0.25) ? JobStatus.Init
        : JobStatus.Running;

    public void WriteTo(Utf8JsonWriter json, DateTimeOffset now)
    {
        json.WriteStartObject();
        json.WriteString("status"u8, StatusAt(now));
        json.WriteStartObject("entities"u8);
        Entities.WriteTo(json);
        if (SubJobs.Count > 0)
        {
            json.WriteStartArray("sub_jobs"u8);
            foreach (var subJob in SubJobs)
            {
                subJob.WriteTo(json, this, now);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        WriteRest(json, Id, Type, BeginTime, EndTime);
        json.WriteEndObject();
    }

    internal void WriteRest(Utf8JsonWriter json, string id, string type, DateTimeOffset begin, DateTimeOffset? end)
    {
        json.WriteString("job_id"u8, id);
        json.WriteString("job_type"u8, type);
        json.WriteString("begin_time"u8, Times.Zoned(begin));
        json.WriteString("end_time"u8, end is null ? null : Times.Zoned(end.Value));
        json.WriteString("error_code"u8, ErrorCode);
        json.WriteString("fail_reason"u8, FailReason);
    }

    /// <summary>A part of its duration; a job that hangs counts as one that takes no time to begin.</summary>
    internal TimeSpan Share(double part) => DueTime is null ? TimeSpan.Zero : (DueTime.Value - BeginTime) * part;
}
