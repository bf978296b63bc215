using System.Text.Json.Serialization;
using SdrsMock.Common;
using SdrsMock.Model;

namespace SdrsMock.Views;

/// <summary>A failed job as the task center shows it.</summary>
internal sealed record FailureJobView(
    [property: JsonPropertyName("job_status")] string JobStatus,
    [property: JsonPropertyName("resource_id")] string ResourceId,
    [property: JsonPropertyName("resource_name")] string ResourceName,
    [property: JsonPropertyName("resource_type")] string ResourceType,
    [property: JsonPropertyName("failure_status")] string FailureStatus,
    [property: JsonPropertyName("job_id")] string JobId,
    [property: JsonPropertyName("job_type")] string JobType,
    [property: JsonPropertyName("begin_time")] string BeginTime,
    [property: JsonPropertyName("error_code")] string ErrorCode,
    [property: JsonPropertyName("fail_reason")] string FailReason)
{
    public static FailureJobView Create(FailureJob job) => new(
        Model.JobStatus.Fail, job.ResourceId, job.ResourceName, job.ResourceType, job.FailureStatus, job.JobId, job.JobType,
        WireTimeFormat.FormatZoned(job.BeginTime), job.ErrorCode, job.FailReason);
}
