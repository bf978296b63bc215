using System.Text.Json;
using System.Text.Json.Serialization;

namespace SdrsMock.Client;

/// <summary>A call that was accepted and goes on; <see cref="SdrsClient.WaitForJobAsync(AcceptedJob, JobPollingOptions?, CancellationToken)"/> tells how it ends.</summary>
/// <param name="JobId">Id of the job.</param>
public sealed record AcceptedJob([property: JsonPropertyName("job_id")] string JobId);

/// <summary>A job. Source: <c>schemas/types/job.json</c>.</summary>
public sealed record Job
{
    /// <summary>One of <see cref="JobStatus"/>.</summary>
    [JsonPropertyName("status")]
    public required string Status { get; init; }

    /// <summary>What it works on.</summary>
    [JsonPropertyName("entities")]
    public required JobEntities Entities { get; init; }

    /// <summary>Its id.</summary>
    [JsonPropertyName("job_id")]
    public required string JobId { get; init; }

    /// <summary>What it does, such as <c>createProtectionGroupNoCG</c>.</summary>
    [JsonPropertyName("job_type")]
    public required string JobType { get; init; }

    /// <summary>When it began, UTC.</summary>
    [JsonPropertyName("begin_time")]
    public required DateTimeOffset BeginTime { get; init; }

    /// <summary>When it ended, UTC; null while it runs.</summary>
    [JsonPropertyName("end_time")]
    public required DateTimeOffset? EndTime { get; init; }

    /// <summary>Such as <c>SDRS.0011</c>; null or empty unless it failed.</summary>
    [JsonPropertyName("error_code")]
    public required string? ErrorCode { get; init; }

    /// <summary>Why it failed; null or empty unless it did.</summary>
    [JsonPropertyName("fail_reason")]
    public required string? FailReason { get; init; }
}

/// <summary>What a job works on: the ids of what it made or changed. Source: <c>schemas/types/job-entities.json</c>.</summary>
public sealed record JobEntities
{
    /// <summary>Id of the protection group.</summary>
    [JsonPropertyName("server_group_id")]
    public string? ServerGroupId { get; init; }

    /// <summary>Id of the protected instance.</summary>
    [JsonPropertyName("protected_instance_id")]
    public string? ProtectedInstanceId { get; init; }

    /// <summary>Id of the replication pair.</summary>
    [JsonPropertyName("replication_pair_id")]
    public string? ReplicationPairId { get; init; }

    /// <summary>Id of the DR drill.</summary>
    [JsonPropertyName("disaster_recovery_drill_id")]
    public string? DisasterRecoveryDrillId { get; init; }

    /// <summary>Ids of disks, separated by commas.</summary>
    [JsonPropertyName("volume_ids")]
    public string? VolumeIds { get; init; }

    /// <summary>Id of the DR site server.</summary>
    [JsonPropertyName("native_server_id")]
    public string? NativeServerId { get; init; }

    /// <summary>Id of the NIC.</summary>
    [JsonPropertyName("nic_id")]
    public string? NicId { get; init; }

    /// <summary>The parts of the job; null where it has none.</summary>
    [JsonPropertyName("sub_jobs")]
    public IReadOnlyList<SubJob>? SubJobs { get; init; }

    /// <summary>Whatever else the service says, by name.</summary>
    [JsonInclude, JsonExtensionData]
    [JsonPropertyName("others")]
    public IDictionary<string, JsonElement>? Others { get; internal set; }
}

/// <summary>A part of a job. Source: <c>schemas/types/sub-job.json</c>.</summary>
public sealed record SubJob
{
    /// <summary>One of <see cref="JobStatus"/>.</summary>
    [JsonPropertyName("status")]
    public required string Status { get; init; }

    /// <summary>What it works on: ids by name.</summary>
    [JsonPropertyName("entities")]
    public required IReadOnlyDictionary<string, string> Entities { get; init; }

    /// <summary>Its id.</summary>
    [JsonPropertyName("job_id")]
    public required string JobId { get; init; }

    /// <summary>What it does.</summary>
    [JsonPropertyName("job_type")]
    public required string JobType { get; init; }

    /// <summary>When it began, UTC.</summary>
    [JsonPropertyName("begin_time")]
    public required DateTimeOffset BeginTime { get; init; }

    /// <summary>When it ended, UTC; null while it runs.</summary>
    [JsonPropertyName("end_time")]
    public required DateTimeOffset? EndTime { get; init; }

    /// <summary>Such as <c>SDRS.0011</c>; null or empty unless it failed.</summary>
    [JsonPropertyName("error_code")]
    public required string? ErrorCode { get; init; }

    /// <summary>Why it failed; null or empty unless it did.</summary>
    [JsonPropertyName("fail_reason")]
    public required string? FailReason { get; init; }
}
