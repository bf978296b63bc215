using System.Collections.Frozen;
using System.Text.Json.Serialization;
using SdrsMock.Inventory;

namespace SdrsMock.Model;

/// <summary>
/// A job: a row with a due time. It holds data only, so that it survives in a state file; what its end does is written
/// in its operation.
/// </summary>
internal sealed class Job
{
    private static readonly IReadOnlyDictionary<string, string> s_noData = FrozenDictionary<string, string>.Empty;

    // What it still has to do. Null for none: of all jobs most are over, and those keep nothing for it.
    private List<StatusChange>? _statusChanges;
    private List<DrServerSpec>? _servers;
    private Dictionary<string, string>? _data;

    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>The value of <c>job_type</c>.</summary>
    [JsonPropertyName("type")]
    public required string Type { get; init; }

    /// <summary>The operation that started it and knows how it ends.</summary>
    [JsonPropertyName("operation")]
    public required string Operation { get; init; }

    /// <summary>The documented transition that it carries out.</summary>
    [JsonPropertyName("transition")]
    public required string Transition { get; init; }

    [JsonPropertyName("begin_time")]
    public required DateTimeOffset BeginTime { get; init; }

    /// <summary>When it ends; null for a job that a fault has made to hang.</summary>
    [JsonPropertyName("due_time")]
    public DateTimeOffset? DueTime { get; set; }

    /// <summary>When it ended; null while it runs.</summary>
    [JsonPropertyName("end_time")]
    public DateTimeOffset? EndTime { get; set; }

    [JsonPropertyName("error_code")]
    public string? ErrorCode { get; set; }

    [JsonPropertyName("fail_reason")]
    public string? FailReason { get; set; }

    /// <summary>A code that a fault rule wants it to fail with.</summary>
    [JsonPropertyName("planned_error")]
    public string? PlannedError { get; set; }

    [JsonPropertyName("resource_id")]
    public required string ResourceId { get; init; }

    [JsonPropertyName("resource_name")]
    public required string ResourceName { get; init; }

    [JsonPropertyName("group_id")]
    public required string GroupId { get; init; }

    /// <summary>What it tells under <c>entities</c>; strings only, since shipping clients decode it so.</summary>
    [JsonPropertyName("entities")]
    public JobEntities Entities { get; set; }

    [JsonPropertyName("sub_jobs")]
    public IReadOnlyList<SubJob> SubJobs { get; set; } = [];

    /// <summary>The statuses that it moves.</summary>
    [JsonPropertyName("moves")]
    public IReadOnlyList<StatusChange> StatusChanges { get => _statusChanges ?? []; set => _statusChanges = value.Count > 0 ? [.. value] : null; }

    /// <summary>The DR servers that it makes.</summary>
    [JsonPropertyName("servers")]
    public IReadOnlyList<DrServerSpec> Servers { get => _servers ?? []; set => _servers = value.Count > 0 ? [.. value] : null; }

    /// <summary>What else its operation wants to remember until the end.</summary>
    [JsonPropertyName("notes")]
    public IReadOnlyDictionary<string, string> Data { get => _data ?? s_noData; set => _data = value.Count > 0 ? new(value) : null; }

    /// <summary>The address that it will give to a server; nobody else gets it meanwhile.</summary>
    [JsonPropertyName("reserved")]
    public SubnetAddress? Reserved { get; set; }

    /// <summary>Its place among the jobs of its project, in the order in which they began.</summary>
    [JsonIgnore]
    public long Order { get; set; }

    [JsonIgnore]
    public bool IsOver => EndTime is not null;

    /// <summary>Moves a further status.</summary>
    public void AddStatusChange(StatusChange move) => (_statusChanges ??= []).Add(move);

    /// <summary>Makes a further DR server.</summary>
    public void AddServer(DrServerSpec server) => (_servers ??= []).Add(server);

    /// <summary>Remembers something until the end.</summary>
    public void SetData(string name, string value) => (_data ??= [])[name] = value;

    /// <summary>Tells a further entity, or another value of one.</summary>
    public void SetEntity(string name, string value) => Entities = Entities.With(name, value);

    /// <summary>Ends it. A finished job is kept for those who ask for it; what it still had to do is not.</summary>
    public void End()
    {
        EndTime = DueTime;
        Reserved = null;
        (_statusChanges, _servers, _data) = (null, null, null);
    }

    public string StatusAt(DateTimeOffset now) =>
        IsOver ? (ErrorCode is null ? JobStatus.Success : JobStatus.Fail)
        : now < BeginTime + Share(0.25) ? JobStatus.Init
        : JobStatus.Running;

    /// <summary>A part of its duration; a job that hangs counts as one that takes no time to begin.</summary>
    internal TimeSpan Share(double part) => DueTime is null ? TimeSpan.Zero : (DueTime.Value - BeginTime) * part;
}
