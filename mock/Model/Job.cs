using System.Collections.Frozen;
using System.Text.Json.Serialization;
using SdrsMock.Inventory;

namespace SdrsMock.Model;

/// <summary>
/// A job: a row with a due time. It holds data only, so that it can be persisted; its operation defines the effects of its end.
/// </summary>
internal sealed class Job
{
    private static readonly IReadOnlyDictionary<string, string> s_noData = FrozenDictionary<string, string>.Empty;

    // The remaining work; null for none. Most jobs are finished, and those hold nothing.
    private List<StatusChange>? _statusChanges;
    private List<DrServerSpec>? _servers;
    private Dictionary<string, string>? _data;

    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>The value of <c>job_type</c>.</summary>
    [JsonPropertyName("type")]
    public required string Type { get; init; }

    /// <summary>The name of the operation that started it and handles its end.</summary>
    [JsonPropertyName("operation")]
    public required string Operation { get; init; }

    /// <summary>The documented transition that it carries out.</summary>
    [JsonPropertyName("transition")]
    public required string Transition { get; init; }

    [JsonPropertyName("begin_time")]
    public required DateTimeOffset BeginTime { get; init; }

    /// <summary>When it ends; null for a job that a fault rule made stuck.</summary>
    [JsonPropertyName("due_time")]
    public DateTimeOffset? DueTime { get; set; }

    /// <summary>When it ended; null while it runs.</summary>
    [JsonPropertyName("end_time")]
    public DateTimeOffset? EndTime { get; set; }

    [JsonPropertyName("error_code")]
    public string? ErrorCode { get; set; }

    [JsonPropertyName("fail_reason")]
    public string? FailReason { get; set; }

    /// <summary>The error code that a fault rule makes it fail with.</summary>
    [JsonPropertyName("planned_error")]
    public string? PlannedError { get; set; }

    [JsonPropertyName("resource_id")]
    public required string ResourceId { get; init; }

    [JsonPropertyName("resource_name")]
    public required string ResourceName { get; init; }

    [JsonPropertyName("group_id")]
    public required string GroupId { get; init; }

    /// <summary>The value of <c>entities</c>. The values are strings, because shipping clients decode them so.</summary>
    [JsonPropertyName("entities")]
    public JobEntities Entities { get; set; }

    [JsonPropertyName("sub_jobs")]
    public IReadOnlyList<SubJob> SubJobs { get; set; } = [];

    /// <summary>The status changes that its end applies.</summary>
    [JsonPropertyName("moves")]
    public IReadOnlyList<StatusChange> StatusChanges
    {
        get => _statusChanges ?? [];
        set => _statusChanges = value.Count > 0 ? [.. value] : null;
    }

    /// <summary>The DR servers that it creates.</summary>
    [JsonPropertyName("servers")]
    public IReadOnlyList<DrServerSpec> Servers { get => _servers ?? []; set => _servers = value.Count > 0 ? [.. value] : null; }

    /// <summary>Further data that its operation needs at its end.</summary>
    [JsonPropertyName("notes")]
    public IReadOnlyDictionary<string, string> Data { get => _data ?? s_noData; set => _data = value.Count > 0 ? new(value) : null; }

    /// <summary>The address that it will assign to a server; reserved meanwhile.</summary>
    [JsonPropertyName("reserved")]
    public SubnetAddress? Reserved { get; set; }

    /// <summary>The position among the jobs of the project, in the order in which they started.</summary>
    [JsonIgnore]
    public long Order { get; set; }

    [JsonIgnore]
    public bool IsOver => EndTime is not null;

    /// <summary>Adds a status change.</summary>
    public void AddStatusChange(StatusChange move) => (_statusChanges ??= []).Add(move);

    /// <summary>Adds a DR server to create.</summary>
    public void AddServer(DrServerSpec server) => (_servers ??= []).Add(server);

    /// <summary>Stores data for the end of the job.</summary>
    public void SetData(string name, string value) => (_data ??= [])[name] = value;

    /// <summary>Adds or replaces an entry in the job's <c>entities</c>.</summary>
    public void SetEntity(string name, string value) => Entities = Entities.With(name, value);

    /// <summary>Ends the job. A finished job is retained for later reads; its remaining work is dropped.</summary>
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

    /// <summary>A fraction of the job's duration; zero for a stuck job.</summary>
    internal TimeSpan Share(double part) => DueTime is null ? TimeSpan.Zero : (DueTime.Value - BeginTime) * part;
}
