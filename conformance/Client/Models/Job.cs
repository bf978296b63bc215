using System.Text.Json;
using System.Text.Json.Serialization;

namespace SdrsMock.Client;

/// <summary>A call that was accepted and goes on; <see cref="SdrsClient.WaitForJobAsync(AcceptedJob, JobPatience?, CancellationToken)"/> tells how it ends.</summary>
/// <param name="JobId">Id of the job.</param>
public sealed record AcceptedJob(string JobId);

/// <summary>A job. Source: <c>schemas/types/job.json</c>.</summary>
public sealed record Job
{
    /// <summary>One of <see cref="JobStatus"/>.</summary>
    public required string Status { get; init; }

    /// <summary>What it works on.</summary>
    public required JobEntities Entities { get; init; }

    /// <summary>Its id.</summary>
    public required string JobId { get; init; }

    /// <summary>What it does, such as <c>createProtectionGroupNoCG</c>.</summary>
    public required string JobType { get; init; }

    /// <summary>When it began, UTC.</summary>
    public required DateTimeOffset BeginTime { get; init; }

    /// <summary>When it ended, UTC; null while it runs.</summary>
    public required DateTimeOffset? EndTime { get; init; }

    /// <summary>Such as <c>SDRS.0011</c>; null or empty unless it failed.</summary>
    public required string? ErrorCode { get; init; }

    /// <summary>Why it failed; null or empty unless it did.</summary>
    public required string? FailReason { get; init; }
}

/// <summary>What a job works on: the ids of what it made or changed. Source: <c>schemas/types/job-entities.json</c>.</summary>
public sealed record JobEntities
{
    /// <summary>Id of the protection group.</summary>
    public string? ServerGroupId { get; init; }

    /// <summary>Id of the protected instance.</summary>
    public string? ProtectedInstanceId { get; init; }

    /// <summary>Id of the replication pair.</summary>
    public string? ReplicationPairId { get; init; }

    /// <summary>Id of the DR drill.</summary>
    public string? DisasterRecoveryDrillId { get; init; }

    /// <summary>Ids of disks, separated by commas.</summary>
    public string? VolumeIds { get; init; }

    /// <summary>Id of the DR site server.</summary>
    public string? NativeServerId { get; init; }

    /// <summary>Id of the NIC.</summary>
    public string? NicId { get; init; }

    /// <summary>The parts of the job; null where it has none.</summary>
    public IReadOnlyList<SubJob>? SubJobs { get; init; }

    /// <summary>Whatever else the service says, by name.</summary>
    [JsonInclude, JsonExtensionData]
    public IDictionary<string, JsonElement>? Others { get; internal set; }
}

/// <summary>A part of a job. Source: <c>schemas/types/sub-job.json</c>.</summary>
public sealed record SubJob
{
    /// <summary>One of <see cref="JobStatus"/>.</summary>
    public required string Status { get; init; }

    /// <summary>What it works on: ids by name.</summary>
    public required IReadOnlyDictionary<string, string> Entities { get; init; }

    /// <summary>Its id.</summary>
    public required string JobId { get; init; }

    /// <summary>What it does.</summary>
    public required string JobType { get; init; }

    /// <summary>When it began, UTC.</summary>
    public required DateTimeOffset BeginTime { get; init; }

    /// <summary>When it ended, UTC; null while it runs.</summary>
    public required DateTimeOffset? EndTime { get; init; }

    /// <summary>Such as <c>SDRS.0011</c>; null or empty unless it failed.</summary>
    public required string? ErrorCode { get; init; }

    /// <summary>Why it failed; null or empty unless it did.</summary>
    public required string? FailReason { get; init; }
}
