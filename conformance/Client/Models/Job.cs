using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>A job. Source: <c>schemas/types/job.json</c>.</summary>
public sealed record Job
{
    /// <summary>One of <see cref="JobStatus"/>.</summary>
    [JsonPropertyName("status")]
    public required string Status { get; init; }

    /// <summary>The resources that the job works on.</summary>
    [JsonPropertyName("entities")]
    public required JobEntities Entities { get; init; }

    /// <summary>ID of the job.</summary>
    [JsonPropertyName("job_id")]
    public required string JobId { get; init; }

    /// <summary>Type of the job, such as <c>createProtectionGroupNoCG</c>.</summary>
    [JsonPropertyName("job_type")]
    public required string JobType { get; init; }

    /// <summary>Start time, UTC.</summary>
    [JsonPropertyName("begin_time")]
    public required DateTimeOffset BeginTime { get; init; }

    /// <summary>End time, UTC; null while the job runs.</summary>
    [JsonPropertyName("end_time")]
    public required DateTimeOffset? EndTime { get; init; }

    /// <summary>Error code, such as <c>SDRS.0011</c>; null or empty unless the job failed.</summary>
    [JsonPropertyName("error_code")]
    public required string? ErrorCode { get; init; }

    /// <summary>Reason of the failure; null or empty unless the job failed.</summary>
    [JsonPropertyName("fail_reason")]
    public required string? FailReason { get; init; }
}
