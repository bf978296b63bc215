using System.Text.Json.Serialization;
using SdrsMock.Schemas;

namespace SdrsMock.Model;

/// <summary>A failed job in the task center.</summary>
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

    /// <summary>Whether the job of a group itself failed, not the job of an item of the group.</summary>
    [JsonIgnore]
    public bool IsOfGroup => ResourceType == "server_groups";

    /// <summary>Whether the job of an item of this group failed.</summary>
    public bool IsInside(string groupId) => !IsOfGroup && GroupId == groupId;

    /// <summary>Creates the row for a failed job.</summary>
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
