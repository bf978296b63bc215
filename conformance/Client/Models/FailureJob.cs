namespace SdrsMock.Client;

/// <summary>A failed task of the task center. Source: <c>schemas/types/failure-job.json</c>.</summary>
public sealed record FailureJob
{
    /// <summary><see cref="JobStatus.Fail"/>.</summary>
    public required string JobStatus { get; init; }

    /// <summary>Id of what the task was about.</summary>
    public required string ResourceId { get; init; }

    /// <summary>Name of what the task was about.</summary>
    public required string ResourceName { get; init; }

    /// <summary><c>server_groups</c>, <c>protected_instances</c>, <c>replications</c> or <c>disaster_recovery_drills</c>.</summary>
    public required string ResourceType { get; init; }

    /// <summary>Which action failed: one of <see cref="Client.FailureStatus"/>.</summary>
    public required string FailureStatus { get; init; }

    /// <summary>Id of the job.</summary>
    public required string JobId { get; init; }

    /// <summary>What the job did.</summary>
    public required string JobType { get; init; }

    /// <summary>When the job began, UTC.</summary>
    public required DateTimeOffset BeginTime { get; init; }

    /// <summary>Such as <c>SDRS.0011</c>.</summary>
    public required string ErrorCode { get; init; }

    /// <summary>Why it failed.</summary>
    public required string FailReason { get; init; }
}

/// <summary>A page of failed tasks.</summary>
/// <param name="Count">How many match in all.</param>
/// <param name="FailureJobs">Those of the page.</param>
public sealed record FailureJobPage(int Count, IReadOnlyList<FailureJob> FailureJobs);

/// <summary>Which failed tasks to list. Source: <c>schemas/ListFailureJobs.request.json</c>.</summary>
public sealed record FailureJobQuery : PageQuery
{
    /// <summary>Keeps failures of one action: one of <see cref="Client.FailureStatus"/>.</summary>
    public string? FailureStatus { get; init; }

    /// <summary>Keeps those about resources of this name.</summary>
    public string? ResourceName { get; init; }

    /// <summary>With it, failures inside that group; without it, failures of groups themselves.</summary>
    public string? ServerGroupId { get; init; }

    /// <summary><c>server_groups</c>, <c>protected_instances</c>, <c>replications</c> or <c>disaster_recovery_drills</c>.</summary>
    public string? ResourceType { get; init; }
}
