using System.Text.Json.Serialization;
using SdrsMock.Schemas;

namespace SdrsMock.Model;

/// <summary>A row of the task center: a job that failed.</summary>
internal sealed class FailureJob
{
    [JsonPropertyName("job_id")]
    public required string JobId { get; init; }

    [JsonPropertyName("job_type")]
    public required string JobType { get; init; }

    [JsonPropertyName("resource_id")]
    public required string ResourceId { get; init; }

    [JsonPropertyName("resource_name")]
    public required string ResourceName { get; init; }

    /// <summary><c>server_groups</c>, <c>protected_instances</c>, <c>replications</c> or <c>disaster_recovery_drills</c>.</summary>
    [JsonPropertyName("resource_type")]
    public required string ResourceType { get; init; }

    /// <summary>One of the eleven values, such as <c>createFail</c>.</summary>
    [JsonPropertyName("failure_status")]
    public required string FailureStatus { get; init; }

    [JsonPropertyName("group_id")]
    public required string GroupId { get; init; }

    [JsonPropertyName("begin_time")]
    public required DateTimeOffset BeginTime { get; init; }

    [JsonPropertyName("error_code")]
    public required string ErrorCode { get; init; }

    [JsonPropertyName("fail_reason")]
    public required string FailReason { get; init; }

    /// <summary>Whether a group's own job failed, not one of something inside it.</summary>
    [JsonIgnore]
    public bool IsOfGroup => ResourceType == "server_groups";

    /// <summary>Whether the job of something inside that group failed.</summary>
    public bool IsInside(string groupId) => !IsOfGroup && GroupId == groupId;

    /// <summary>The row of a job that has failed.</summary>
    public static FailureJob FromJob(Job job)
    {
        var type = Catalog.JobTypes.First(type => type.Type == job.Type);
        return new()
        {
            JobId = job.Id,
            JobType = job.Type,
            ResourceId = job.ResourceId,
            ResourceName = job.ResourceName,
            ResourceType = type.ResourceType,
            FailureStatus = type.FailureStatus,
            GroupId = job.GroupId,
            BeginTime = job.BeginTime,
            ErrorCode = job.ErrorCode!,
            FailReason = job.FailReason!,
        };
    }
}
