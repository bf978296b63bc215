using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>A failed task of the task center. Source: <c>schemas/types/failure-job.json</c>.</summary>
public sealed record FailureJob
{
    /// <summary>Status of the job: always <see cref="JobStatus.Fail"/>.</summary>
    [JsonPropertyName("job_status")]
    public required string JobStatus { get; init; }

    /// <summary>ID of the resource of the task.</summary>
    [JsonPropertyName("resource_id")]
    public required string ResourceId { get; init; }

    /// <summary>Name of the resource of the task.</summary>
    [JsonPropertyName("resource_name")]
    public required string ResourceName { get; init; }

    /// <summary><c>server_groups</c>, <c>protected_instances</c>, <c>replications</c> or <c>disaster_recovery_drills</c>.</summary>
    [JsonPropertyName("resource_type")]
    public required string ResourceType { get; init; }

    /// <summary>The failed action: one of <see cref="SdrsMock.Client.Models.FailureStatus"/>.</summary>
    [JsonPropertyName("failure_status")]
    public required string FailureStatus { get; init; }

    /// <summary>ID of the job.</summary>
    [JsonPropertyName("job_id")]
    public required string JobId { get; init; }

    /// <summary>Type of the job, such as <c>createProtectionGroupNoCG</c>.</summary>
    [JsonPropertyName("job_type")]
    public required string JobType { get; init; }

    /// <summary>Start time of the job, UTC.</summary>
    [JsonPropertyName("begin_time")]
    public required DateTimeOffset BeginTime { get; init; }

    /// <summary>Error code, such as <c>SDRS.0011</c>.</summary>
    [JsonPropertyName("error_code")]
    public required string ErrorCode { get; init; }

    /// <summary>Reason of the failure.</summary>
    [JsonPropertyName("fail_reason")]
    public required string FailReason { get; init; }
}
