using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

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
